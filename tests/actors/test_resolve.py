"""Who is who in small documents of our own writing."""

from __future__ import annotations

from datetime import date

import pytest

from goft.actors import Actors, DocumentActor, Hint, Mention, is_person_name
from goft.article import Article
from goft.language import Language, Sentence

LANGUAGE = Language.load()
ACTORS = Actors.load()


class Case:
    """A text with its mentions, given as words in their order; «-» stands for a subject without words."""

    def __init__(
        self, text: str, *mentions: str | tuple[str, int | None], outlet: str | None = None, day: date | None = None
    ):
        self.sentences: tuple[Sentence, ...] = LANGUAGE.read(text)
        self.mentions: list[Mention] = []
        place = 0
        for entry in mentions:
            said, parent = entry if isinstance(entry, tuple) else (entry, None)
            if said == "-":
                sentence = self.mentions[-1].sentence if self.mentions else 0
                one = Hint(person=1, plural=True)
                self.mentions.append(
                    Mention(start=None, end=None, text=None, sentence=sentence, parent=parent, hint=one)
                )
                continue
            start = text.index(said, place)
            place = start + 1
            sentence = next(i for i, held in enumerate(self.sentences) if held.end > start)
            self.mentions.append(
                Mention(start=start, end=start + len(said), text=said, sentence=sentence, parent=parent)
            )
        article = Article(id="t", text=text, outlet=outlet, published=day)
        resolution = ACTORS.resolve(self.sentences, self.mentions, article)
        known = {actor.id: actor for actor in resolution.actors}
        self.actors: list[DocumentActor | None] = [known[i] if i else None for i in resolution.by_mention]

    @property
    def names(self) -> list[str | None]:
        return [actor.name if actor else None for actor in self.actors]

    @property
    def countries(self) -> list[str | None]:
        return [actor.country if actor else None for actor in self.actors]


def test_name_office_surname_and_pronoun_are_one() -> None:
    case = Case(
        "سخنگوی وزارت خارجه سفر را تأیید کرد. «پرهام دانش‌نیا» سخنگوی وزارت خارجه گفت گفت‌وگوها ادامه دارد. "
        "وی افزود توافق نزدیک است. دانش‌نیا تأکید کرد امیدواریم به نتیجه برسیم.",
        "سخنگوی وزارت خارجه",
        "«پرهام دانش‌نیا» سخنگوی وزارت خارجه",
        "وی",
        "دانش‌نیا",
        ("-", 3),
    )
    assert case.names == ["پرهام دانش‌نیا"] * 5
    assert case.countries == ["IRN"] * 5
    first = case.actors[0]
    assert first is not None
    assert first.kind == "person"
    assert first.office == "سخنگوی وزارت خارجه"
    assert first.mentions == (0, 1, 2, 3, 4)


def test_full_name_stands_elsewhere_and_not_as_a_speaker() -> None:
    case = Case("عراقچی گفت مذاکره سودی ندارد. دیدار عباس عراقچی با همتایش فردا است.", "عراقچی")
    assert case.names == ["عباس عراقچی"]
    assert case.countries == ["IRN"]


def test_apposition_gives_the_state() -> None:
    case = Case(
        "هلموت براندت، وزیر خارجه روسیه، گفت. براندت افزود. رئیس‌جمهور آمریکا، جان اسمیت، هشدار داد. "
        "رئیس‌جمهوری آمریکا گفت.",
        "هلموت براندت، وزیر خارجه روسیه",
        "براندت",
        "رئیس‌جمهور آمریکا، جان اسمیت",
        "رئیس‌جمهوری آمریکا",
    )
    assert case.names == ["هلموت براندت"] * 2 + ["جان اسمیت"] * 2
    assert case.countries == ["RUS", "RUS", "USA", "USA"]


def test_the_lists_join_an_office_with_a_name_on_the_day() -> None:
    text = "وزیر امور خارجه آمریکا هشدار داد. بلینکن گفت زمان کم است."
    case = Case(text, "وزیر امور خارجه آمریکا", "بلینکن", day=date(2022, 3, 1))
    assert case.names == ["بلینکن", "بلینکن"]
    assert case.countries == ["USA", "USA"]
    later = Case(text, "وزیر امور خارجه آمریکا", "بلینکن", day=date(2026, 3, 1))
    assert later.names[0] == "وزیر امور خارجه آمریکا"


def test_epithets_go_back_to_what_they_name() -> None:
    case = Case(
        "یک مقام ارشد دولت عراق به روزنامه شرق گفت مرز بسته است. این مقام افزود چاره‌ای نبود. این روزنامه نوشت "
        "تردد کم شده است. وزارت دفاع عراق بیانیه داد. در این بیانیه آمده است مرز باز می‌شود. این وزارتخانه تأیید کرد.",
        "یک مقام ارشد دولت عراق",
        "روزنامه شرق",
        "این مقام",
        "این روزنامه",
        "وزارت دفاع عراق",
        "این بیانیه",
        "این وزارتخانه",
    )
    official, paper, this_official, this_paper, ministry, statement, this_ministry = case.actors
    assert this_official is official
    assert this_paper is paper
    assert statement is ministry is this_ministry
    assert case.countries == ["IRQ", "IRN", "IRQ", "IRN", "IRQ", "IRQ", "IRQ"]


def test_states_capitals_and_governments_are_one() -> None:
    case = Case(
        "تهران اعلام کرد. ایران هشدار داد. دولت ایران گفت. واشنگتن رد کرد.", "تهران", "ایران", "دولت ایران", "واشنگتن"
    )
    assert case.names[:3] == ["دولت ایران"] * 3
    first = case.actors[0]
    assert first is not None
    assert (first.kind, first.key, first.country) == ("state", "state/IRN", "IRN")
    assert case.countries[3] == "USA"


@pytest.mark.parametrize(
    ("said", "country"),
    [
        ("سفیر جمهوری اسلامی در مسکو", "IRN"),
        ("سفیر روسیه در تهران", "RUS"),
        ("آمریکا و فرانسه", None),
        ("متحدان عرب آمریکا", None),
        ("کشورهای منطقه", None),
        ("سخنگوی دفتر یونسکو در کنیا", None),
        ("خبرنگار خبرگزاری فارس در اسلام‌آباد", "IRN"),
        ("شبکه تلویزیونی سی ان ان", "USA"),
        ("سخنگوی کرملین", "RUS"),
        ("نخست وزیر رژیم صهیونیستی", "ISR"),
        ("مقامهای آمریکائی", "USA"),
        ("منابع آگاه", None),
        ("وزیر بهداشت", "IRN"),
        ("نمایندگان مجلس", "IRN"),
        ("رئیس پلیس در کابل", "AFG"),
        ("کشورهای عربی خلیج فارس", None),
        ("وزارتخارجه روسيه", "RUS"),
    ],
)
def test_state_of_a_phrase(said: str, country: str | None) -> None:
    assert Case(f"{said} گفت کار دشوار است.", said).countries == [country]


def test_bare_office_is_the_state_that_the_text_is_about() -> None:
    case = Case(
        "پارلمان اسپانیا رأی داد. دولت اسپانیا پذیرفت. مردم اسپانیا خشنودند. نمایندگان گفتند طرح خوب است.",
        "پارلمان اسپانیا",
        "دولت اسپانیا",
        "مردم اسپانیا",
        "نمایندگان",
    )
    assert case.countries == ["ESP"] * 4
    afghan = Case("وزارت داخله گفت شهر آرام است.", "وزارت داخله", outlet="طلوع نیوز")
    assert afghan.countries == ["AFG"]


def test_two_of_one_kind_stay_two() -> None:
    case = Case(
        "سخنگوی وزارت خارجه آمریکا به ایران هشدار داد. سخنگوی وزارت خارجه گفت. وزیر خارجه گفت. وزیر دفاع گفت.",
        "سخنگوی وزارت خارجه آمریکا",
        "ایران",
        "سخنگوی وزارت خارجه",
        "وزیر خارجه",
        "وزیر دفاع",
    )
    assert len({actor.id for actor in case.actors if actor}) == 5
    assert case.countries == ["USA", "IRN", "IRN", "IRN", "IRN"]


def test_who_nobody_names_stays_unknown() -> None:
    sentences = LANGUAGE.read("گفته می‌شود که راه بسته است.")
    silent = Mention(start=None, end=None, text=None, sentence=0, hint=Hint(person=None))
    resolution = ACTORS.resolve(sentences, [silent], Article(id="t", text="گفته می‌شود که راه بسته است."))
    assert resolution.by_mention == (None,)
    assert resolution.actors == ()


def test_speaker_inside_a_speech_does_not_take_the_writers_pronoun() -> None:
    case = Case(
        "مینا راد، تحلیلگر مسائل خاورمیانه، گفت ترامپ هشدار داده است. او افزود راهی نیست.",
        "مینا راد، تحلیلگر مسائل خاورمیانه",
        ("ترامپ", 0),
        "او",
    )
    assert case.names == ["مینا راد", "ترامپ", "مینا راد"]
    assert case.countries[1] == "USA"


def test_damaged_spellings_meet() -> None:
    case = Case(
        "پرهام دانشنیا، معاون وزير خارجه، گفت. دانش نیا افزود. دانش‌نیا تأکید کرد.",
        "پرهام دانشنیا، معاون وزير خارجه",
        "دانش نیا",
        "دانش‌نیا",
    )
    assert len({actor.id for actor in case.actors if actor}) == 1


def test_empty_and_odd_input() -> None:
    assert ACTORS.resolve((), [], Article(id="t", text="")).actors == ()
    case = Case("... گفت؟", "...")
    assert len(case.actors) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("عباس عراقچی", True),
        ("«دیمیتری پسکوف»", True),
        ("آقای روحانی", True),
        ("وزیر خارجه", False),
        ("امروز صبح", False),
        ("خبرگزاری فارس", False),
        ("", False),
    ],
)
def test_person_names(text: str, expected: bool) -> None:
    tokens = [token for sentence in LANGUAGE.read(text) for token in sentence.tokens] if text else []
    assert is_person_name(tokens) is expected


def test_two_officials_together_have_both_names() -> None:
    case = Case(
        "هلموت براندت، وزیر خارجه آلمان، و ژان مارتل، وزیر دفاع فرانسه، دیدار کردند. "
        "وزیر خارجه آلمان و وزیر دفاع فرانسه گفتند.",
        "وزیر خارجه آلمان و وزیر دفاع فرانسه",
    )
    assert case.names == ["هلموت براندت و ژان مارتل"]
    assert case.countries == [None]


def test_a_document_is_its_owner() -> None:
    case = Case(
        "پنتاگون بیانیه داد. بیانیه پنتاگون می‌گوید کار تمام است. گزارش تازه وزارت بهداشت به مجلس نشان می‌دهد.",
        "پنتاگون",
        "بیانیه پنتاگون",
        "گزارش تازه وزارت بهداشت به مجلس",
    )
    assert case.actors[0] is case.actors[1]
    third = case.actors[2]
    assert third is not None
    assert "وزارت بهداشت" in third.names
    assert case.countries == ["USA", "USA", "IRN"]


def test_unknown_person_belongs_to_the_state_the_text_is_about_or_to_none() -> None:
    assert Case("بهروز کاویان گفت ایران آماده است. ایران پذیرفت.", "بهروز کاویان", "ایران").countries == ["IRN", "IRN"]
    assert Case("لارس هولم گفت هوا سرد است.", "لارس هولم").countries == [None]


def test_no_verb_leaves_the_outer_speaker_and_an_impersonal_one_nobody() -> None:
    text = "پرهام دانش‌نیا گفت انتظار می‌رود راه باز شود."
    sentences = LANGUAGE.read(text)
    outer = Mention(start=0, end=14, text=text[:14], sentence=0)
    nominal = Mention(start=None, end=None, text=None, sentence=0, parent=0)
    impersonal = Mention(start=None, end=None, text=None, sentence=0, parent=0, hint=Hint(person=None))
    found = ACTORS.resolve(sentences, [outer, nominal, impersonal], Article(id="t", text=text))
    assert found.by_mention == ("a1", "a1", None)


def test_speakers_inside_speakers_without_end_are_resolved() -> None:
    depth = 3000
    text = "پرهام دانش‌نیا گفت"
    said = [Mention(start=0, end=14, text=text[:14], sentence=0)]
    said += [
        Mention(start=None, end=None, text=None, sentence=0, parent=outer, hint=Hint(person=3, plural=False))
        for outer in range(depth)
    ]
    resolution = ACTORS.resolve(LANGUAGE.read(text), said, Article(id="t", text=text))
    assert set(resolution.by_mention) == {"a1"}


def test_a_name_is_found_by_surname_by_first_names_and_by_its_fuller_form() -> None:
    case = Case(
        "دانش‌نیا گفت. پرهام دانش‌نیا گفت. سید پرهام دانش‌نیا گفت. دانش‌نیا گفت.",
        *("دانش‌نیا", "پرهام دانش‌نیا", "سید پرهام دانش‌نیا", "دانش‌نیا"),
    )
    assert len(set(case.names)) == 1
