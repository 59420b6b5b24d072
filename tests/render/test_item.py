"""One renderer of an item: the letter's two parts, its web version and the item's page say the same in one order."""

from collections.abc import Iterator
from datetime import date, time
from itertools import pairwise

import pytest
from msgspec.structs import replace

from pipeline.messages import LANGUAGES
from pipeline.model import Event, Form, Letter, Link, Mention, Status, Told, When, Why, in_sessions
from pipeline.render.facts import Facts, facts_of, fitted
from pipeline.render.site.view import SentLetter
from tests.make import at, config, event, when
from tests.render.letter.letters import DAY, SESSION, edition, reads, rendered, told
from tests.render.site.case import Outline, text, view

EVENT = replace(
    SESSION,
    place="Säätytalo <sali> 1",
    registration_opens=When(date(2024, 5, 8), date(2024, 5, 8), time(9)),
    registration_closes=When(date(2024, 5, 10), date(2024, 5, 10), time(12)),
    link="https://example.org/?a=1&b=2",
    reason="Puhuja & sali.",
)
OPEN = replace(EVENT, registration_opens=None)
# In a letter the last words of whom it is for may give way.
WHEN, PLACE, AUDIENCE = "ti 14.5.2024 klo 9–11.30", EVENT.place, "Käynnistyvät Turvaverkkoja"
OPENS = "Ilmoittautuminen"
OLD = When(date(2024, 5, 9), date(2024, 5, 9), time(9))
BEFORE = told(EVENT, OLD, "Oulu")
OFF = replace(EVENT, status=Status.CANCELLED)
LATER = replace(EVENT, status=Status.MOVED, when=None)


def shown(mention: Mention) -> Iterator[tuple[str, str]]:
    """The words of the mention's block in each place, by its name."""
    one = edition(mention)
    letter = rendered(one)
    begins, ends = mention.item.title, "Euroopan unionin osarahoittama"
    site = view(at(DAY), [mention.event] if mention.event else [], letters=[SentLetter(one, at(DAY))])
    yield (
        "html",
        _between(reads(letter.html).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"), begins, ends),
    )
    yield "text", _between(" ".join(letter.text.split()), begins, ends)
    yield "web", _between(Outline(text(site, f"kirjeet/{DAY}/index.html")).said, begins, "Kirje lähti")
    page = Outline(text(site, f"tapahtumat/{mention.item.id}.html")).said
    yield "page", page[page.rindex(f"{begins} Aika") :]


def _between(words: str, begins: str, ends: str) -> str:
    return words[words.rindex(f"{begins} ") : words.rindex(ends)]


def _in_order(words: str, parts: list[str]) -> bool:
    places = [words.find(part) for part in parts]
    return -1 not in places and all(one < other for one, other in pairwise(places))


@pytest.mark.parametrize(
    ("mention", "parts"),
    [
        (Mention(Why.NEW, event=EVENT), [WHEN, PLACE, OPENS, AUDIENCE]),
        (
            Mention(Why.MOVED, event=OPEN, before=BEFORE),
            [WHEN, PLACE, "10.5.", AUDIENCE],
        ),
        (
            Mention(Why.CANCELLED, event=OFF, before=told(OFF)),
            [f"Tilaisuutta ei pidetä (aika oli {WHEN} ).", PLACE, AUDIENCE],
        ),
        (
            Mention(Why.POSTPONED, event=replace(LATER, original=EVENT.when), before=told(EVENT)),
            [f"Uusi aika ilmoitetaan myöhemmin (oli {WHEN} ).", PLACE, AUDIENCE],
        ),
        (
            Mention(Why.NEW, event=replace(OPEN, status=Status.TENTATIVE)),
            [f"{WHEN} (aika on alustava)", PLACE, "10.5.", AUDIENCE],
        ),
    ],
)
def test_the_same_words_in_the_same_order_everywhere(mention: Mention, parts: list[str]) -> None:
    for place, words in shown(mention):
        loose = words.replace(" )", ")").replace(f"{WHEN})", f"{WHEN} )")
        assert _in_order(loose, parts), (place, loose)


def test_what_no_longer_holds_and_why_come_last() -> None:
    for place, words in shown(Mention(Why.MOVED, event=OPEN, before=BEFORE)):
        if place != "page":  # which tells it in its banner
            assert _in_order(
                words.replace(" ,", ","), [AUDIENCE, "Ennen: to 9.5.2024 klo 9, Oulu", "Syy: Puhuja & sali."]
            )


def test_what_a_reader_can_do_is_the_same_everywhere() -> None:
    found = dict(shown(Mention(Why.NEW, event=OPEN)))
    done = ["Ilmoittaudu ti 14.5. tilaisuuteen", f"Lue lisää: {EVENT.title[:40]}", "Lisää kalenteriin ti 14.5."]
    assert _in_order(found["html"], done)
    assert _in_order(found["web"], done)
    assert _in_order(found["page"], [done[0], done[2]])
    addresses = [f"Ilmoittaudu: {EVENT.registration}", f"Lue lisää: {EVENT.link}", "Lisää kalenteriin: https://"]
    assert _in_order(found["text"], addresses)


def test_a_link_that_leads_where_one_registers_is_not_told_twice() -> None:
    same = replace(EVENT, link=EVENT.registration)
    assert "Lue lisää" not in rendered(edition(Mention(Why.NEW, event=same))).text
    closed = replace(same, registration_opens=None, registration_closes=when(date(2024, 5, 1)))
    assert "Lue lisää: https://thl.fi/soila" in rendered(edition(Mention(Why.NEW, event=closed))).text


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, "verkossa (Teams). Ilmoittaudu viimeistään pe 10.5.2024. Kohderyhmä: Hankkeet. Ennen: Oulu."),
        ({"place": "Missä?"}, "Missä? Ilmoittaudu viimeistään pe 10.5.2024. Kohderyhmä: Hankkeet. Ennen: Oulu."),
        ({"audience": "Kaikki!", "registration_closes": None}, "verkossa (Teams). Kohderyhmä: Kaikki! Ennen: Oulu."),
    ],
)
def test_sentences_of_a_line_each_end_once(more: dict[str, object], said: str) -> None:
    one: Event = replace(SESSION, **({"audience": "Hankkeet"} | more))  # type: ignore[arg-type]
    letter = rendered(edition(Mention(Why.MOVED, event=one, before=told(one, place="Oulu"), form=Form.LINE)))
    assert said in " ".join(letter.text.split())
    assert said in reads(letter.html)


def test_a_line_says_that_registration_has_opened_and_nothing_known() -> None:
    opened = Mention(Why.REGISTRATION_OPENS, event=replace(SESSION, title="Innovaatio"), form=Form.LINE)
    assert "Ilmoittautuminen on avautunut. Ilmoittaudu viimeistään pe 10.5.2024." in reads(
        rendered(edition(opened)).html
    )
    moved = replace(SESSION, status=Status.MOVED, original=when(date(2024, 5, 2)))
    known = rendered(edition(Mention(Why.REMINDER, event=moved, form=Form.LINE)))
    for said in ("2.5.", "Kohderyhmä"):
        assert said not in known.text
        assert said not in reads(known.html)
    last = Mention(Why.LAST_CALL, event=replace(SESSION, registration_closes=None), form=Form.LINE)
    assert "ennen tilaisuuden alkua" not in rendered(edition(last)).text


def test_materials_say_where_they_lead_in_the_web_version_too() -> None:
    past = replace(
        SESSION, when=when(date(2024, 5, 2)), materials=(Link("https://example.org/m"), Link("https://e.org", "A<"))
    )
    found = dict(shown(Mention(Why.MATERIALS, event=past)))
    for place in ("html", "text", "web"):
        said = ["Tilaisuus oli torstaina 2. toukokuuta 2024.", "Materiaalit: Sosiaalinen innovaatio", "A<"]
        assert _in_order(found[place], said), place


def test_what_is_new_is_bold_and_a_reason_is_of_a_change_alone() -> None:
    moved = rendered(edition(Mention(Why.MOVED, event=EVENT, before=BEFORE))).html
    assert '<strong><span class="nb">ti 14.5.2024</span> ' in moved
    assert "<strong>Säätytalo" in moved
    new = rendered(edition(Mention(Why.NEW, event=EVENT)))
    assert "<strong>ti 14.5." not in new.html
    assert "<strong>Säätytalo" not in new.html
    assert "Syy:" not in new.text


def test_a_postponed_line_says_that_its_time_comes_later() -> None:
    one = Mention(Why.POSTPONED, event=LATER, before=told(EVENT), form=Form.LINE)
    assert f"Uusi aika ilmoitetaan myöhemmin (oli {WHEN})." in " ".join(rendered(edition(one)).text.split())


SENT = at(DAY)


@pytest.mark.parametrize(
    ("mention", "expected"),
    [
        # The letter leaves as registering ends, and as the event does: nobody can any more.
        (
            Mention(Why.NEW, event=event(registration="https://e.org", registration_closes=when(DAY, time(9)))),
            ("", True),
        ),
        (Mention(Why.NEW, event=event(when=When(DAY, DAY, time(8), time(9)))), ("", False)),
        (Mention(Why.CANCELLED, event=OFF, before=told(OFF)), ("", False)),
        (Mention(Why.NEW, event=event(registration="https://e.org")), ("https://e.org", True)),
    ],
)
def test_what_can_still_be_done_as_the_letter_leaves(mention: Mention, expected: tuple[str, bool]) -> None:
    facts = facts_of(mention, SENT, config().zone, "https://e.org/a.ics")
    assert (facts.registration, bool(facts.ics)) == expected


def test_the_news_of_a_registration() -> None:
    def facts(why: Why, **more: object) -> Facts:
        return facts_of(Mention(why, event=replace(EVENT, **more)), SENT, config().zone, "")  # type: ignore[arg-type]

    assert not facts(Why.REGISTRATION_OPENS).opened  # tomorrow
    assert facts(Why.REGISTRATION_OPENS, registration_opens=None).opened
    assert not facts(Why.NEW, registration_opens=None).opened
    assert facts(Why.LAST_CALL).before_start
    assert not facts(Why.LAST_CALL, registration_closes=when(date(2024, 5, 1))).before_start
    assert facts(Why.CANCELLED, status=Status.CANCELLED).was == EVENT.when
    assert facts(Why.NEW, original=EVENT.when).was is None
    assert facts(Why.NEW, original=when(date(2024, 5, 2))).was == when(date(2024, 5, 2))


def _answers(letter: Letter) -> str:
    """The first 25 words of the letter's one block; marks alone are none."""
    block = " ".join(letter.text.partition("TAPAHTUMIA")[2].split())
    return " ".join([word for word in block.split(" ") if any(map(str.isalnum, word))][:25])


CHANGED = {
    Why.MOVED: {"status": Status.MOVED},
    Why.POSTPONED: {"status": Status.MOVED, "when": None},
    Why.CANCELLED: {"status": Status.CANCELLED},
    Why.CONFIRMED_AGAIN: {},
    Why.NEW: {},
    Why.LAST_CALL: {},
}


def _many(word: str) -> str:
    return " ".join(f"{word}{number}" for number in range(30))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("why", CHANGED)
@pytest.mark.parametrize("moved_to", ["", "Oulu"])
def test_a_block_answers_within_its_first_words(why: Why, form: Form, language: str, moved_to: str) -> None:
    """What, when, where, until when and for whom, in every language and form, though all is as long as it may be."""
    one: Event = replace(
        EVENT,
        title="Viisi sanaa on otsikossa aina",
        place="Säätytalo, Helsinki",
        audience=_many("ryhmä"),
        language=language,
        registration_opens=None,
        **CHANGED[why],  # type: ignore[arg-type]
    )
    old = told(one, None if moved_to else OLD, moved_to)
    answers = _answers(rendered(edition(Mention(why, event=one, before=old, form=form))))
    assert _unanswered(one, old, why, answers, [one.title, one.place, "ryhmä0 ryhmä1 ryhmä2"]) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("why", CHANGED)
def test_what_is_long_gives_way_so_that_a_block_still_answers(why: Why, form: Form, language: str) -> None:
    """Title and place of thirty words, three days with hours of their own, and a registration that opens and closes."""
    days = [When(date(2024, 5, day), date(2024, 5, day), time(9), time(11, 30)) for day in (14, 15, 21)]
    one: Event = replace(
        EVENT,
        title=_many("otsikko"),
        place=_many("paikka"),
        audience=_many("ryhmä"),
        language=language,
        **{"when": in_sessions(days)} | CHANGED[why],  # type: ignore[arg-type]
    )
    old = told(one, in_sessions(days))
    answers = _answers(rendered(edition(Mention(why, event=one, before=old, form=form))))
    assert (
        _unanswered(one, old, why, answers, ["otsikko0 otsikko1 otsikko2 otsikko3", "paikka0 paikka1", "ryhmä0"]) == []
    )


def _unanswered(one: Event, old: Told, why: Why, answers: str, asked: list[str]) -> list[str]:
    """Which of the words asked for, and of the event's first day and deadline, are not among the answers."""
    held = old.when if why is Why.CANCELLED else one.when
    day, until = ("%-d May", "10 May") if one.language == "en" else ("%-d.%-m", "10.5")
    days = [f"{held.first:{day}}"] if held else []
    deadline = [until] if why not in (Why.CANCELLED, Why.POSTPONED) else []
    return [part for part in (*asked, *days, *deadline) if part not in answers.replace(" ,", ",")]


def test_words_give_way_in_their_order() -> None:
    def text(**more: object) -> str:
        one: Event = replace(OPEN, **more)  # type: ignore[arg-type]
        return " ".join(rendered(edition(Mention(Why.MOVED, event=one, before=BEFORE))).text.split())

    assert "viimeistään pe 10.5.2024 klo 12. Kohderyhmä: Hankkeet Ennen" in text(audience="Hankkeet")
    # 25 words, and one more.
    assert "viimeistään pe 10.5.2024 klo 12. Kohderyhmä: a b c d e f g Ennen" in text(
        title="Yksi kaksi", audience="a b c d e f g"
    )
    assert "viimeistään 10.5. klo 12. Kohderyhmä: a b c d e f g h … Ennen" in text(
        title="Yksi kaksi", audience="a b c d e f g h i j"
    )
    # Of 25 words times and labels take twelve, and each of the three leaves two to those after it.
    long = {"title": "sana " * 25, "place": "sali " * 12, "audience": "a b c d e f g h i j"}
    assert f"UUSI AIKA: {'sana ' * 9}… ti 14.5.2024 klo 9–11.30 sali sali … Ilmoittaudu" in text(**long)
    assert "Kohderyhmä: a b … Ennen" in text(**long)
    assert f"UUSI AIKA: {'sana ' * 10}… ti 14.5.2024 klo 9–11.30 sali sali … Ilmoittaudu" in text(
        **long | {"audience": "a"}
    )
    assert f"klo 9–11.30 {'sali ' * 9}… Ilmoittaudu" in text(**long | {"title": "Yksi kaksi"})


def test_only_words_are_counted() -> None:
    facts = Facts(event(title="yksi – kaksi", place="kolme <neljä>"))
    assert fitted(facts, 6, lambda _: '<b class="a b" title="c">viisi</b> – kuusi') == facts
    assert fitted(facts, 5, lambda _: "viisi kuusi").short


def test_a_short_deadline_ends_its_sentence_once() -> None:
    def text(opens: When | None, closes: When | None) -> str:
        one = replace(EVENT, audience=_many("ryhmä"), registration_opens=opens, registration_closes=closes)
        return " ".join(rendered(edition(Mention(Why.NEW, event=one))).text.split())

    opens, closes = when(date(2024, 5, 8)), when(date(2024, 5, 10))
    assert "Ilmoittautuminen 8.5. – 10.5. Kohderyhmä" in text(opens, closes)
    assert "viimeistään 10.5. Kohderyhmä" in text(None, closes)
    assert "Ilmoittautuminen avautuu 8.5. Kohderyhmä" in text(opens, None)


def test_where_there_is_room_whom_it_is_for_stands_whole() -> None:
    long = replace(EVENT, audience=" ".join(f"ryhmä{number}" for number in range(40)))
    found = dict(shown(Mention(Why.NEW, event=long)))
    assert "ryhmä39" in found["web"]
    assert "ryhmä39" in found["page"]
    assert "ryhmä39" not in found["html"]


def test_what_was_told_before_a_change_is_told_with_the_change_alone() -> None:
    """Where nothing has changed the earlier letter's words are no news."""
    facts = facts_of(Mention(Why.NEW, event=EVENT, before=BEFORE), SENT, config().zone, "")
    assert (facts.was, facts.was_in) == (None, "")


def test_a_letter_shows_of_each_form_what_it_has_room_for() -> None:
    brief = rendered(edition(Mention(Why.NEW, event=EVENT, form=Form.BRIEF))).text
    assert "Lisää kalenteriin" not in brief
    last = Mention(
        Why.LAST_CALL, event=replace(EVENT, registration_closes=None, registration_opens=None), form=Form.LINE
    )
    assert "ennen tilaisuuden alkua" not in rendered(edition(last)).text
    moved = rendered(edition(Mention(Why.MOVED, event=EVENT, before=BEFORE))).text
    assert "Sosiaaliset innovaatiot ovat" not in moved
    assert "Sosiaaliset innovaatiot ovat" not in dict(shown(Mention(Why.MOVED, event=EVENT, before=BEFORE)))["web"]
