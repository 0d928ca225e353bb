"""Who did it and to whom, how it stands, and where it is said."""

from __future__ import annotations

import pytest

from events.readings import events_in

ROLES = [
    ("active", "ترکیه کشتی یونان را توقیف کرد.", "COERCE", "ترکیه", "کشتی یونان"),
    ("passive with agent", "سه دیپلمات از سوی لهستان اخراج شدند.", "SANCTION", "لهستان", "سه دیپلمات"),
    ("passive without agent", "سه شهردار در ترکیه بازداشت شدند.", "COERCE", None, "سه شهردار"),
    ("noun with owner and preposition", "حمله اوکراین به روسیه ادامه دارد.", "ASSAULT", "اوکراین", "روسیه"),
    ("noun between both", "گفت‌وگوی تلفنی میان ایران و عمان برگزار شد.", "CONSULT", "ایران", "عمان"),
    ("noun of both", "دیدار ایران و عمان در مسقط بود.", "CONSULT", "ایران", "عمان"),
    ("agent behind the noun", "تحریم ایران از سوی کانادا ادامه دارد.", "SANCTION", "کانادا", "ایران"),
    ("mutual subjects", "هند و پاکستان با یکدیگر مذاکره کردند.", "CONSULT", "هند", "پاکستان"),
    ("who decides", "تصمیم ترکیه برای خروج نیروها از سوریه نهایی شد.", "RETREAT", "ترکیه", "سوریه"),
    ("who is blamed", "اوکراین روسیه را به حمله به لهستان متهم کرد.", "ASSAULT", "روسیه", "لهستان"),
    ("whose help", "ارتش یمن با حمایت اریتره می‌جنگد.", "SUPPORT", "اریتره", "ارتش یمن"),
    ("whose work", "چین با همکاری صربستان پل می‌سازد.", "COOPERATE", "چین", "صربستان"),
    ("who receives", "صربستان از آلمان مجوز گرفت.", "AGREE", "آلمان", "صربستان"),
    ("object right behind", "کشورهای غربی زیادی بلاروس را محکوم کردند.", "ACCUSE", "کشورهای غربی زیادی", "بلاروس"),
    (
        "light verb shared",
        "نخست‌وزیر هند با امیر قطر دیدار و درباره گاز گفت‌وگو کرد.",
        "CONSULT",
        "نخست‌وزیر هند",
        "امیر قطر",
    ),
    ("left-out subject", "وزیر خارجه مصر گفت از قطر قدردانی می‌کند.", "SUPPORT", "وزیر خارجه مصر", "قطر"),
    ("adjectives joined", "حمایت لجستیکی و نظامی ایران از سوریه ادامه دارد.", "AID", "ایران", "سوریه"),
    ("whose it is said to be", "حملات منسوب به نپال علیه پرو ادامه دارد.", "ASSAULT", "نپال", "پرو"),
    ("where it hit", "سفیر مصر کشتار اسرائیل در غزه را محکوم کرد.", "ASSAULT", "اسرائیل", "غزه"),
    ("subject of the clause", "وزیر خارجه مصر در دیدار با امیر قطر سخن گفت.", "CONSULT", "وزیر خارجه مصر", "امیر قطر"),
]


@pytest.mark.parametrize(
    ("sentence", "kind", "actor", "recipient"), [row[1:] for row in ROLES], ids=[r[0] for r in ROLES]
)
def test_roles(sentence: str, kind: str, actor: str | None, recipient: str | None) -> None:
    text, events = events_in(sentence)
    event = next(event for event in events if event.type == kind)
    assert (event.actor and text[slice(*event.actor)], event.recipient and text[slice(*event.recipient)]) == (
        actor,
        recipient,
    )


NAMED = [
    ("such as", "ایتالیا با کشورهایی مانند فرانسه و یونان مذاکره کرد.", ["فرانسه", "یونان"]),
    ("and also", "ژاپن از چین و همچنین هند خواست عقب بنشینند.", ["چین", "هند"]),
    ("a list", "ایتالیا با فرانسه، یونان، قبرس و ژاپن مذاکره کرد.", ["فرانسه", "یونان", "قبرس", "ژاپن"]),
]


@pytest.mark.parametrize(("sentence", "recipients"), [row[1:] for row in NAMED], ids=[row[0] for row in NAMED])
def test_every_state_named_is_a_party(sentence: str, recipients: list[str]) -> None:
    text, events = events_in(sentence)
    named = [event.recipient_named and text[slice(*event.recipient_named)].removeprefix("همچنین ") for event in events]
    assert named == recipients


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("وزیر خارجه عمان سه‌شنبه در مسقط با همتای ترک خود دیدار کرد.", "مسقط"),
        ("مذاکرات وین میان ایران و آمریکا از سر گرفته شد.", "وین"),
        ("ارتش سودان مواضع شورشیان را در شهر الفاشر بمباران کرد.", "شهر الفاشر"),
        ("نخست‌وزیر هند به ژاپن سفر کرد.", "ژاپن"),
        ("ارتش سودان در سال ۲۰۲۴ شورشیان را بمباران کرد.", None),
    ],
)
def test_where_it_happened(sentence: str, place: str | None) -> None:
    text, events = events_in(sentence)
    assert [event.place and text[slice(*event.place)] for event in events] == [place]


NOT_TOLD = [
    ("a comment declined", "سفارت کانادا از اظهارنظر خودداری کرد.", "REJECT"),
    ("an agreement that is there", "پایبندی به اجرای کامل توافق با ایران لازم است.", "AGREE"),
    ("what is not", "پاسخ هماهنگ به معنای حمله آمریکا به عمان نیست.", "ASSAULT"),
    ("an adjective", "هیات قطر توافق پیشنهادی عمان را خواند.", "REQUEST"),
    ("the toll of an attack", "در این حمله ده سرباز هند کشته شدند.", "ASSAULT"),
    ("an order that is given out", "فرمان رئیس‌جمهور آمریکا درباره ژاپن صادر شد.", "COOPERATE"),
    ("what is admitted", "دولت بلژیک پذیرفته که شکست خورده است.", "AGREE"),
    ("what is spoken about", "وزیر خارجه مصر درباره گاز صحبت کرد.", "CONSULT"),
    ("a programme's guest", "وزیر خارجه مصر در گفت‌وگو با برنامه شصت دقیقه از قطر گفت.", "CONSULT"),
    ("the outlet's own talk", "در این باره با وزیر خارجه عمان گفت‌وگو کرده‌ایم.", "CONSULT"),
]


@pytest.mark.parametrize(("sentence", "kind"), [row[1:] for row in NOT_TOLD], ids=[row[0] for row in NOT_TOLD])
def test_no_event_is_told(sentence: str, kind: str) -> None:
    _, events = events_in(sentence)
    assert kind not in [event.type for event in events]


def test_joint_states_are_one_event_each() -> None:
    text, events = events_in("آمریکا و فرانسه کره شمالی را محکوم کردند.")
    found = [(event.type, event.actor and text[slice(*event.actor)]) for event in events]
    assert found == [("ACCUSE", "آمریکا"), ("ACCUSE", "فرانسه")]


STATUS = [
    ("told", "ارتش روسیه به اوکراین حمله کرد.", "ASSAULT", "fact", ()),
    ("claimed", "وزیر دفاع اوکراین گفت ارتش روسیه به خارکف حمله کرد.", "ASSAULT", "claimed", ()),
    ("future", "وزیر خارجه مصر با امیر قطر دیدار خواهد کرد.", "CONSULT", "planned", ("future",)),
    ("hypothetical", "اگر روسیه به لهستان حمله کند ناتو پاسخ می‌دهد.", "ASSAULT", "planned", ("hypothetical",)),
    ("historical", "عراق در سال ۱۹۹۰ به کویت حمله کرد.", "ASSAULT", "fact", ("historical",)),
    ("negated", "وزیر دفاع روسیه گفت ارتش روسیه به خارکف حمله نکرده است.", "ASSAULT", "denied", ("negated",)),
]


@pytest.mark.parametrize(
    ("sentence", "kind", "status", "auxiliary"), [r[1:] for r in STATUS], ids=[r[0] for r in STATUS]
)
def test_status(sentence: str, kind: str, status: str, auxiliary: tuple[str, ...]) -> None:
    _, events = events_in(sentence)
    event = next(event for event in events if event.type == kind)
    assert (event.status, event.auxiliary) == (status, auxiliary)


def test_an_event_points_at_the_statement_that_tells_it() -> None:
    _, events = events_in("وزیر دفاع اوکراین گفت ارتش روسیه به خارکف حمله کرد.")
    assert next(event for event in events if event.type == "ASSAULT").said_in == 0


@pytest.mark.parametrize("spelling", ["عقب‌نشینی", "عقب نشینی", "عقبنشینی"])
def test_spellings_of_a_word(spelling: str) -> None:
    _, events = events_in(f"ارتش روسیه از خرسون {spelling} کرد.")
    assert [event.type for event in events] == ["RETREAT"]


def test_an_interview_is_no_meeting() -> None:
    _, events = events_in("وزیر نفت عراق در گفت‌وگو با خبرگزاری رویترز از افزایش تولید خبر داد.")
    assert not [event for event in events if event.type == "CONSULT"]


def test_a_text_about_sport_has_no_events() -> None:
    _, events = events_in("تیم فوتبال پرسپولیس در دیدار با سپاهان گل زد و بازیکن تیم قهرمان لیگ شد.")
    assert events == ()
