"""A record of our own making, with everything that a page or a table can show."""

from __future__ import annotations

from datetime import date

from goft.article import Article
from goft.record import Actor, ActorSpan, ReaderInfo, Record, Span, Statement

TEXT = (
    "آرانشهر <b>اتهام</b> را رد کرد\n\n"
    "به گزارش پیک، لاژورد آرانشهر را به «ارسال پهپاد» متهم کرد.\n"
    "رادمان به شبکه کرانه گفت امیدواریم این <script>alert('x')</script> & «دروغ» پایان یابد. او این اتهام را رد کرد."
)


def span(words: str, text: str = TEXT, after: int = 0) -> Span:
    """Where the words stand in the text."""
    start = text.index(words, after)
    return Span(start, start + len(words), words)


def actor_span(words: str, actor: str | None = None, text: str = TEXT, after: int = 0) -> ActorSpan:
    """The same, of an actor."""
    found = span(words, text, after)
    return ActorSpan(found.start, found.end, found.text, actor)


def record(key: str = "one") -> Record:
    """An accusation through an agency, an answer with a nested hope, and a denial."""
    body = TEXT.index("به گزارش")
    last = TEXT.index("او این")
    return Record(
        id=key,
        title=TEXT.partition("\n")[0],
        text=TEXT,
        outlet="روزنامه <بامداد>",
        url=None,
        published="2023-03-29",
        statements=(
            Statement(
                id="s1",
                kind="mixed",
                act="accuse",
                speaker=actor_span("لاژورد", "a1"),
                speaker_actor="a1",
                cue=(span("متهم کرد"),),
                content=(span("ارسال پهپاد"),),
                via=(actor_span("پیک"),),
                about=span("آرانشهر", after=body),
                confidence=0.9,
                why="content before متهم کرد",
            ),
            Statement(
                id="s2",
                kind="indirect",
                act="assert",
                speaker=actor_span("رادمان", "a2"),
                speaker_actor="a2",
                cue=(span("گفت"),),
                content=(span("امیدواریم این <script>alert('x')</script> & «دروغ» پایان یابد"),),
                addressee=actor_span("شبکه کرانه"),
                confidence=0.8,
                why="clause after گفت",
            ),
            Statement(
                id="s3",
                kind="indirect",
                act="hope",
                speaker=None,
                speaker_actor="a2",
                cue=(span("امیدواریم"),),
                content=(span("این <script>alert('x')</script> & «دروغ» پایان یابد"),),
                parent="s2",
                confidence=0.7,
                why="an attitude inside a content",
            ),
            Statement(
                id="s4",
                kind="indirect",
                act="deny",
                speaker=actor_span("او", "a2", after=last),
                speaker_actor="a2",
                cue=(span("رد کرد", after=last),),
                content=(span("این اتهام", after=last),),
                answers=("s1",),
                confidence=1.0,
                why="object before رد کرد",
            ),
            Statement(
                id="s5",
                kind="indirect",
                act="deny",
                speaker=None,
                speaker_actor=None,
                cue=(span("رد کرد"),),
                content=(span("اتهام"),),
                confidence=0.5,
                why="a headline's cue",
            ),
        ),
        actors=(
            Actor(id="a1", key="state/lazhvard", kind="state", name="لاژورد"),
            Actor(id="a2", key="person/radman", kind="person", name="فرهود رادمان", names=("رادمان",)),
        ),
        reader=ReaderInfo("0", "none"),
    )


class StubReader:
    """Stands in for the Reader where the test is of what is around it."""

    @classmethod
    def load(cls) -> StubReader:
        """As the Reader's."""
        return cls()

    def read(self, article: Article) -> Record:
        """A record without statements."""
        published: date | None = article.published
        return Record(
            id=article.id,
            title=article.title,
            text=article.text,
            outlet=article.outlet,
            url=article.url,
            published=published.isoformat() if published else None,
            reader=ReaderInfo("0", "stub"),
        )
