"""News from outside: proposed once, if no file tells it; changed and withdrawn pieces are told; a person decides."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from pipeline.kinds.news import KIND as NEWS
from pipeline.model import Collected, Content, Difference, FoundNews, NewsItem, Proposal, ProposalKind
from pipeline.propose.news import AT_ONCE_MAX, KnownNews, news_proposals
from pipeline.propose.written import Given, written_news
from pipeline.read.item import read_item
from tests.make import news

TODAY, REACH = date(2024, 4, 8), timedelta(days=60)
ONE = FoundNews("https://thl.fi/uutiset/opas", "Opas on ilmestynyt", date(2024, 4, 2), "Opas kertoo *arjesta*.")
OLDER = FoundNews("https://thl.fi/uutiset/vanha", "Vanha uutinen", date(2024, 3, 1))
FILE = news("opas", title=ONE.title, published=ONE.published, link=ONE.url, body="Opas kertoo \\*arjesta\\*.")
ACCEPTED = KnownNews(accepted={ONE.url: "opas"}, taken={ONE.url: ONE})


def proposed(*told: FoundNews, known: KnownNews | None = None, files: tuple[NewsItem, ...] = ()) -> list[Proposal]:
    given = known or KnownNews()
    return list(news_proposals(Collected("uutiset", news=told), given, Content(news=files), TODAY, REACH))


def test_a_piece_of_news_that_no_file_tells_is_proposed() -> None:
    (made,) = proposed(ONE, files=(news("katsaus"),))
    assert (made.kind, made.key, made.title, made.news) == (ProposalKind.NEW, ONE.url, ONE.title, ONE)


@pytest.mark.parametrize(
    "known",
    [
        news("a", title="Opas on ilmestynyt"),
        news("b", title="Muu otsikko", link="http://www.thl.fi/uutiset/opas/"),
    ],
    ids=["its title", "its address"],
)
def test_what_a_file_tells_already_is_not_proposed(known: NewsItem) -> None:
    assert proposed(ONE, files=(known,)) == []


@pytest.mark.parametrize(
    "other",
    [replace(ONE, url="https://k.example.org/1"), replace(ONE, title="Muu", url="https://www.thl.fi/uutiset/opas/")],
    ids=["its title", "its address"],
)
def test_what_a_source_before_tells_is_not_proposed_twice(other: FoundNews) -> None:
    assert proposed(ONE, known=KnownNews(before=(Collected("muu", news=(other,)),))) == []
    assert len(proposed(ONE, known=KnownNews(before=(Collected("muu", news=(OLDER,)),)))) == 1


def test_a_link_that_two_files_share_tells_of_neither() -> None:
    files = (news("a", title="Eka", link=ONE.url), news("b", title="Toka", link=ONE.url))
    assert len(proposed(ONE, files=files)) == 1


def test_what_a_list_names_twice_is_proposed_once() -> None:
    assert len(proposed(ONE, ONE)) == 1


def test_pieces_without_a_page_of_their_own_are_told_apart_by_their_titles() -> None:
    here = "https://thl.fi/soila"
    two = (replace(ONE, url=here), replace(OLDER, url=here))
    assert len({one.key for one in proposed(*two)}) == 2
    assert len(proposed(*two, files=(news("muu", title="Muu", link=here),))) == 2


def test_a_title_with_another_number_is_another_piece() -> None:
    known = news("haku", title="Rahoitushaku 5/2024")
    assert len(proposed(replace(ONE, title="Rahoitushaku 6/2024"), files=(known,))) == 1


def test_another_title_or_day_is_another_thing_to_decide() -> None:
    others = (ONE, replace(ONE, title="Opas on uusittu"), replace(ONE, published=date(2024, 4, 3)))
    assert len({proposed(one)[0].fingerprint for one in others}) == 3


def test_what_is_older_than_the_sources_reach_is_not_asked_of() -> None:
    on_the_edge = replace(ONE, published=TODAY - REACH)
    assert len(proposed(on_the_edge)) == 1
    assert proposed(replace(ONE, published=TODAY - REACH - timedelta(days=1))) == []
    assert len(proposed(replace(ONE, published=None))) == 1


def test_of_a_long_list_the_newest_are_asked_of() -> None:
    many = [
        replace(
            ONE, url=f"{ONE.url}/{number}", title=f"Uutinen {number}", published=TODAY - timedelta(days=number % 50)
        )
        for number in range(80)
    ]
    made = proposed(*many)
    assert len(made) == AT_ONCE_MAX == 60
    left = [one for one in many if one not in [each.news for each in made]]
    newest = max(one.published for one in left if one.published)
    assert all(each.news and each.news.published and each.news.published >= newest for each in made)
    undated = replace(ONE, title="Ilman päivää", published=None)
    assert undated in [each.news for each in proposed(*many, undated)]


class TestChanged:
    @pytest.mark.parametrize(
        ("told", "difference"),
        [
            (replace(ONE, title="Opas on uusittu"), Difference("title", ONE.title, "Opas on uusittu")),
            (replace(ONE, published=date(2024, 4, 4)), Difference("published", "ti 2.4.2024", "to 4.4.2024")),
            (replace(ONE, lead="Opas muuttui."), Difference("lead", ONE.lead, "Opas muuttui.")),
        ],
        ids=["title", "day", "lead"],
    )
    def test_what_the_source_changed_since_it_was_accepted_is_told(
        self, told: FoundNews, difference: Difference
    ) -> None:
        (made,) = proposed(told, known=ACCEPTED, files=(FILE,))
        assert (made.kind, made.event_id, made.differences) == (ProposalKind.CHANGED, "opas", (difference,))

    def test_another_title_at_another_address_under_the_feeds_own_name_is_a_change(self) -> None:
        taken = replace(ONE, uid="g1")
        known = KnownNews(accepted={ONE.url: "opas"}, taken={ONE.url: taken})
        told = replace(taken, url="https://thl.fi/uutiset/uusi", title="Opas on uusittu")
        for _ in range(2):
            (made,) = proposed(told, known=known, files=(FILE,))
            assert (made.kind, made.key, made.event_id) == (ProposalKind.CHANGED, ONE.url, "opas")
            assert [(one.field, one.theirs) for one in made.differences] == [("title", told.title), ("link", told.url)]
        file = replace(FILE, title=told.title, link=told.url)
        known = replace(known, taken={ONE.url: told}, last=(taken,))
        older = news("vanha", title=OLDER.title)
        assert proposed(told, OLDER, known=known, files=(file, older)) == []

    def test_a_name_that_another_piece_has_by_now_takes_nothing_away(self) -> None:
        known = KnownNews(accepted={ONE.url: "opas"}, taken={ONE.url: replace(ONE, uid="g1")})
        other = replace(ONE, url="https://thl.fi/u/2", title="Muu", uid="g1")
        (made,) = proposed(replace(ONE, uid="g2"), other, known=known, files=(FILE,))
        assert (made.kind, made.title) == (ProposalKind.NEW, "Muu")

    def test_a_name_that_another_accepted_piece_has_by_now_changes_neither(self) -> None:
        taken = {ONE.url: replace(ONE, uid="g1"), OLDER.url: replace(OLDER, uid="g2")}
        known = KnownNews(accepted={ONE.url: "opas", OLDER.url: "vanha"}, taken=taken)
        files = (FILE, news("vanha", title=OLDER.title, published=OLDER.published, link=OLDER.url))
        assert proposed(replace(OLDER, uid="g1"), known=known, files=files) == []

    @pytest.mark.parametrize("uids", [("g1", "g1"), ("", "")], ids=["used twice", "none"])
    def test_a_name_that_says_nothing_is_no_name(self, uids: tuple[str, str]) -> None:
        known = KnownNews(accepted={ONE.url: "opas"}, taken={ONE.url: replace(ONE, uid=uids[0])})
        two = [replace(ONE, url=f"https://thl.fi/u/{n}", title=f"Muu {n}", uid=uid) for n, uid in enumerate(uids)]
        assert [one.kind for one in proposed(*two, known=known, files=(FILE,))] == [ProposalKind.NEW] * 2

    @pytest.mark.parametrize(
        ("told", "file"),
        [
            (replace(ONE, url="https://www.thl.fi/uutiset/opas/"), FILE),
            (replace(ONE, url="https://thl.fi/syote"), FILE),
            (replace(ONE, url="https://thl.fi/uutiset/uusi"), replace(FILE, link="https://example.org/oma")),
            (replace(ONE, url="https://thl.fi/uutiset/uusi"), replace(FILE, link="https://thl.fi/uutiset/uusi")),
        ],
        ids=["the same", "the feed itself", "the editor's own", "there by now"],
    )
    def test_an_address_that_is_no_other_one(self, told: FoundNews, file: NewsItem) -> None:
        taken = replace(ONE, uid="g1")
        known = KnownNews(accepted={ONE.url: "opas"}, taken={ONE.url: taken}, page="https://thl.fi/syote")
        assert proposed(replace(told, uid="g1"), known=known, files=(file,)) == []

    def test_what_an_editor_wrote_otherwise_is_the_editors(self) -> None:
        edited = replace(FILE, title="Uusi opas", published=date(2024, 4, 5), body="Omin sanoin.")
        assert proposed(ONE, known=ACCEPTED, files=(edited,)) == []
        assert proposed(replace(ONE, lead="Opas muuttui."), known=ACCEPTED, files=(edited,)) == []

    def test_what_was_withdrawn_and_is_back_is_told(self) -> None:
        known = replace(ACCEPTED, withdrawn={ONE.url})
        (made,) = proposed(ONE, known=known, files=(replace(FILE, expires=TODAY),))
        assert (made.kind, made.differences) == (ProposalKind.CHANGED, (Difference("expires", "ma 8.4.2024", ""),))
        for expires in (None, TODAY + timedelta(days=1)):
            assert proposed(ONE, known=known, files=(replace(FILE, expires=expires),)) == []
        assert proposed(ONE, known=ACCEPTED, files=(replace(FILE, expires=TODAY),)) == []

    def test_what_was_never_accepted_has_not_changed(self) -> None:
        assert proposed(replace(ONE, title="Opas on uusittu"), files=(FILE,)) == []

    def test_a_file_that_says_the_same_by_now_is_not_asked_of(self) -> None:
        assert (
            proposed(
                replace(ONE, title="Opas on uusittu"), known=ACCEPTED, files=(replace(FILE, title="Opas on uusittu"),)
            )
            == []
        )

    def test_a_day_that_the_file_has_by_now_is_not_asked_of(self) -> None:
        day = date(2024, 4, 4)
        assert proposed(replace(ONE, published=day), known=ACCEPTED, files=(replace(FILE, published=day),)) == []

    def test_a_lead_that_is_no_more_told_stays(self) -> None:
        assert proposed(replace(ONE, lead=""), known=ACCEPTED, files=(FILE,)) == []

    def test_a_lead_of_which_the_file_tells_all_is_no_change(self) -> None:
        longer = f"{ONE.lead} Pian lisää."
        known = replace(ACCEPTED, taken={ONE.url: replace(ONE, lead=longer)})
        assert proposed(ONE, known=known, files=(replace(FILE, body=longer),)) == []

    def test_a_lead_that_was_not_told_before_is_no_change(self) -> None:
        known = replace(ACCEPTED, taken={ONE.url: replace(ONE, lead="")})
        assert proposed(ONE, known=known, files=(replace(FILE, body="Omin sanoin."),)) == []


class TestOtherSources:
    @pytest.mark.parametrize(
        ("other", "said"),
        [
            (replace(ONE, url="https://k.example.org/1", published=date(2024, 4, 3)), ["ke 3.4.2024"]),
            (replace(ONE, title="Opas peruttiin"), ["Opas peruttiin"]),
            (replace(ONE, title="Opas peruttiin", published=date(2024, 4, 3)), ["Opas peruttiin, ke 3.4.2024"]),
            (replace(ONE, title="OPAS on ilmestynyt!", lead="Muu alku."), []),
            (replace(ONE, published=None), []),
            (OLDER, []),
        ],
        ids=["day", "title", "both", "the same", "no day", "another piece"],
    )
    def test_what_a_later_source_tells_otherwise_of_a_new_piece_is_a_doubt(
        self, other: FoundNews, said: list[str]
    ) -> None:
        (made,) = proposed(ONE, known=KnownNews(after=(Collected("kumppani", news=(other,)),)))
        assert [(doubt.values["source"], doubt.values["said"]) for doubt in made.doubts] == [
            ("kumppani", each) for each in said
        ]

    def test_a_day_that_only_the_other_one_tells_is_no_contradiction(self) -> None:
        own = replace(ONE, published=None)
        assert proposed(own, known=KnownNews(after=(Collected("kumppani", news=(ONE,)),)))[0].doubts == ()

    def test_what_shares_an_address_with_the_same_title_contradicts_nothing(self) -> None:
        others = (replace(ONE, title="Muu"), ONE)
        assert proposed(ONE, known=KnownNews(after=(Collected("kumppani", news=others),)))[0].doubts == ()

    @pytest.mark.parametrize("place", ["before", "after"])
    @pytest.mark.parametrize(
        ("told", "other", "sources"),
        [
            (replace(ONE, title="Opas on uusittu"), ONE, ["kumppani"]),
            (replace(ONE, title="Opas on uusittu"), replace(ONE, url="https://k.example.org/1"), ["kumppani"]),
            (replace(ONE, title="Opas on uusittu"), replace(ONE, title="Opas on uusittu"), []),
            (replace(ONE, title="Opas on uusittu"), OLDER, []),
            (replace(ONE, published=date(2024, 4, 4)), ONE, ["kumppani"]),
            (replace(ONE, published=date(2024, 4, 4)), replace(ONE, published=date(2024, 4, 5)), []),
            (replace(ONE, lead="Opas muuttui."), ONE, []),
        ],
        ids=["title", "by its title", "says so too", "another piece", "day", "a third day", "lead"],
    )
    def test_a_source_that_stands_by_the_file_is_named(
        self, told: FoundNews, other: FoundNews, sources: list[str], place: str
    ) -> None:
        twice = Collected("kumppani", news=(other,))
        (made,) = proposed(told, known=replace(ACCEPTED, **{place: (twice, twice)}), files=(FILE,))
        kind = ProposalKind.DISAGREES if sources else ProposalKind.CHANGED
        assert (made.kind, [doubt.values["sources"] for doubt in made.doubts]) == (
            kind,
            [", ".join(sources)] if sources else [],
        )


class TestWithdrawn:
    KNOWN = replace(ACCEPTED, last=(ONE, OLDER))

    def test_what_is_missing_among_older_pieces_is_told(self) -> None:
        (made,) = proposed(OLDER, known=self.KNOWN, files=(FILE, news("v", title=OLDER.title)))
        assert (made.kind, made.event_id, made.key) == (ProposalKind.GONE, "opas", ONE.url)

    def test_it_is_told_until_somebody_decides(self) -> None:
        files = (FILE, news("v", title=OLDER.title))
        made = proposed(OLDER, known=self.KNOWN, files=files)
        later = replace(ACCEPTED, last=(OLDER,), missing=made)
        assert proposed(OLDER, known=later, files=files) == made
        assert proposed(ONE, OLDER, known=later, files=files) == []

    def test_what_scrolled_off_the_end_is_not_withdrawn(self) -> None:
        newer = replace(ONE, url="https://thl.fi/u/3", title="Uusin", published=date(2024, 4, 7))
        files = (FILE, news("v", title=OLDER.title), news("u", title="Uusin"))
        assert proposed(newer, ONE, known=self.KNOWN, files=files) == []
        assert proposed(newer, known=self.KNOWN, files=files) == []

    def test_pieces_of_the_same_day_say_nothing_of_an_end(self) -> None:
        other = replace(OLDER, published=ONE.published)
        known = replace(ACCEPTED, last=(ONE, other))
        assert proposed(other, known=known, files=(FILE, news("v", title=OLDER.title))) == []

    def test_what_may_be_told_today_still_is_asked_of(self) -> None:
        files = (replace(FILE, expires=TODAY), news("v", title=OLDER.title))
        assert [one.kind for one in proposed(OLDER, known=self.KNOWN, files=files)] == [ProposalKind.GONE]

    @pytest.mark.parametrize(
        "file",
        [replace(FILE, expires=date(2024, 4, 7)), replace(FILE, id="muu", title="Muu", link="")],
        ids=["expired", "no file of it"],
    )
    def test_what_is_told_no_more_is_not_asked_of(self, file: NewsItem) -> None:
        assert proposed(OLDER, known=self.KNOWN, files=(file, news("v", title=OLDER.title))) == []

    @pytest.mark.parametrize(
        "told",
        [replace(ONE, url="https://thl.fi/u/9"), replace(ONE, title="Opas", url="https://thl.fi/u/9", uid="x")],
        ids=["title", "uid"],
    )
    def test_what_got_another_address_is_there(self, told: FoundNews) -> None:
        known = replace(ACCEPTED, last=(replace(ONE, uid="x"), OLDER))
        made = proposed(told, OLDER, known=known, files=(FILE, news("v", title=OLDER.title)))
        assert [one.kind for one in made if one.kind is ProposalKind.GONE] == []

    def test_what_changed_its_title_alone_is_there(self) -> None:
        made = proposed(replace(ONE, title="Muu"), OLDER, known=self.KNOWN, files=(FILE, news("v", title=OLDER.title)))
        assert [one.kind for one in made] == [ProposalKind.CHANGED]

    def test_what_is_old_leaves_in_silence(self) -> None:
        old = replace(ONE, published=TODAY - REACH - timedelta(days=1))
        older = replace(OLDER, published=date(2023, 1, 1))
        known = replace(ACCEPTED, last=(old, older))
        assert proposed(older, known=known, files=(FILE,)) == []


class TestWritten:
    def test_an_accepted_one_reads_back_as_it_was_told_and_names_its_source(self) -> None:
        item_id, text = written_news(replace(ONE, language="sv"), Given(ONE.url, themes=(1, 3)), {"opas-on-ilmestynyt"})
        assert item_id == "opas-on-ilmestynyt-2"
        read = read_item(NEWS, item_id, f"content/news/{item_id}.md", text).item
        assert isinstance(read, NewsItem)
        assert (read.title, read.published, read.link) == (ONE.title, ONE.published, ONE.url)
        assert (read.language, read.themes) == ("sv", (1, 3))
        assert read.body == "Opas kertoo \\*arjesta\\*.\n\nLähde: thl.fi"

    def test_what_is_not_told_gets_no_line(self) -> None:
        text = written_news(replace(ONE, lead=""), Given(ONE.url), ())[1]
        assert [line.partition(":")[0] for line in text.splitlines()] == [
            *("---", "otsikko", "julkaistu", "linkki", "---", "", "Lähde"),
        ]

    def test_the_source_is_named_by_its_host_alone(self) -> None:
        assert written_news(replace(ONE, url="https://www.thl.fi/u/1"), Given(""), ())[1].endswith("Lähde: thl.fi\n")

    def test_the_address_of_a_feed_is_no_link_for_readers(self) -> None:
        assert "linkki" not in written_news(ONE, Given(""), ())[1]

    @pytest.mark.parametrize("title", ["Kaikki", "Teema 1"])
    def test_an_accepted_one_never_takes_a_name_of_the_sites_own(self, title: str) -> None:
        assert written_news(replace(ONE, title=title), Given(ONE.url), ())[0] == f"{title.lower().replace(' ', '-')}-2"
