"""One record an event."""

from __future__ import annotations

from typing import Literal

from goft.events import FoundEvent, Party, settle
from goft.events.model import EventType

IRAN = Party("a1", "ایران", "IRN", state=True)
OMAN = Party("a2", "عمان", "OMN", state=True)
MINISTER = Party("a3", "وزیر خارجه ایران", "IRN")
CROWD = Party("a4", "معترضان")


def _event(
    start: int,
    kind: EventType = "CONSULT",
    *,
    mode: str | None = None,
    mutual: bool = True,
    local: bool = False,
    unnamed: bool = False,
    sentence: int = 0,
    sides: bool = False,
    points_back: bool = False,
) -> FoundEvent:
    return FoundEvent(
        type=kind,
        mode=mode,
        trigger=(start, start + 5),
        actor=None if unnamed else (start + 6, start + 9),
        recipient=None,
        status="fact",
        sentence=sentence,
        sides=sides,
        points_back=points_back,
        mutual=mutual,
        recipient_local=local,
        confidence=0.8,
        why="",
    )


def _settled(
    *rows: tuple[FoundEvent, Party | None, Party | None], states: tuple[Party, ...] = ()
) -> list[tuple[int, Party | None, Party | None]]:
    def party_of(number: int, role: Literal["actor", "recipient"]) -> Party | None:
        _, actor, recipient = rows[number]
        return actor if role == "actor" else recipient

    return [(s.event.trigger[0], s.actor, s.recipient) for s in settle([row[0] for row in rows], party_of, states)]


def test_a_later_mention_is_not_recorded_again() -> None:
    assert _settled((_event(0), IRAN, OMAN), (_event(20), IRAN, OMAN)) == [(0, IRAN, OMAN)]


def test_a_mutual_event_has_no_order() -> None:
    assert _settled((_event(0), IRAN, OMAN), (_event(20), OMAN, IRAN)) == [(0, IRAN, OMAN)]


def test_a_one_sided_event_has_an_order() -> None:
    attack, answer = _event(0, "ASSAULT", mutual=False), _event(20, "ASSAULT", mutual=False)
    assert len(_settled((attack, IRAN, OMAN), (answer, OMAN, IRAN))) == 2


def test_the_first_mention_stays_with_the_parties_of_the_fuller() -> None:
    assert _settled((_event(0), IRAN, None), (_event(20), IRAN, OMAN)) == [(0, IRAN, OMAN)]


def test_a_state_and_its_minister_are_two_actors() -> None:
    assert len(_settled((_event(0), IRAN, OMAN), (_event(20), MINISTER, OMAN))) == 2


def test_a_visit_is_no_meeting() -> None:
    assert len(_settled((_event(0, mode="visit"), IRAN, OMAN), (_event(20), IRAN, OMAN))) == 2


def test_nobody_meets_himself() -> None:
    assert _settled((_event(0), IRAN, IRAN)) == []


def test_the_other_of_two_states_is_meant_where_one_side_is_unnamed() -> None:
    assert _settled((_event(0), IRAN, None), states=(OMAN, IRAN)) == [(0, IRAN, OMAN)]


def test_no_other_state_is_guessed_for_a_third() -> None:
    third = Party("a9", "نروژ", "NOR", state=True)
    assert _settled((_event(0), third, None), states=(OMAN, IRAN)) == [(0, third, None)]


def test_local_people_belong_to_the_state_a_text_is_about() -> None:
    event = _event(0, "COERCE", mutual=False, local=True, unnamed=True)
    [(_, actor, recipient)] = _settled((event, None, CROWD), states=(IRAN, OMAN))
    assert recipient is not None
    assert recipient.country == "IRN"
    assert actor is not None
    assert actor.country == "IRN"


def test_what_both_sides_do_is_one_event_of_each() -> None:
    cease = _event(0, "RETREAT", mutual=False, unnamed=True, sides=True)
    assert _settled((cease, None, None), states=(IRAN, OMAN)) == [(0, IRAN, OMAN), (0, OMAN, IRAN)]


def test_who_is_condemned_did_what_was_told_before() -> None:
    attack = _event(0, "ASSAULT", mutual=False)
    blame = _event(20, "ACCUSE", mutual=False, points_back=True)
    assert _settled((attack, IRAN, CROWD), (blame, OMAN, None)) == [(0, IRAN, CROWD), (20, OMAN, IRAN)]


def test_the_lead_tells_the_headline_again() -> None:
    people = Party("a5", "نماینده ایران", "IRN")
    headline, lead, later = _event(0), _event(20, sentence=1), _event(40, sentence=5)
    rows = ((headline, IRAN, OMAN), (lead, MINISTER, OMAN), (later, people, OMAN))
    assert [start for start, _, _ in _settled(*rows)] == [0, 40]


def test_who_travels_at_home_meets_nobody() -> None:
    assert _settled((_event(0, mode="visit", mutual=False), MINISTER, IRAN)) == []


def test_a_mediator_has_no_other_side() -> None:
    mediation = _event(0, mode="third-party", mutual=False)
    assert _settled((mediation, IRAN, None), states=(IRAN, OMAN)) == [(0, IRAN, None)]


def test_a_state_does_not_threaten_itself() -> None:
    threat = _event(0, "THREATEN", mutual=False)
    assert _settled((threat, MINISTER, IRAN), states=(IRAN, OMAN)) == [(0, MINISTER, OMAN)]


def test_a_court_judges_its_own_people() -> None:
    verdict = _event(0, "SANCTION", mode="convict", mutual=False)
    assert _settled((verdict, MINISTER, IRAN), (verdict, MINISTER, None), states=(IRAN, OMAN)) == [(0, MINISTER, IRAN)]


def test_nobody_in_particular_works_together() -> None:
    teachers = Party("a5", "معلمان", "IRN")
    assert _settled((_event(0, "COOPERATE", local=True), MINISTER, teachers)) == []
