//! What is best settled before deposit: counts, never a percentage.

use crate::case::Standing;
use crate::content::{IndicatorIx, Term};
use crate::page::voice::{Voice, rich_filled};
use crate::page::{Mark, Rich, Text};
use crate::score::Gate;
use crate::session::{Msg, Session};

/// What to settle before deposit: counts, never a percentage.
#[derive(Debug, Clone, PartialEq)]
pub struct DepositGate {
    /// The heading.
    pub title: Text,
    /// The sentence with the counts.
    pub sentence: Rich,
    /// How many do not apply; absent where all do.
    pub out: Option<Text>,
    /// Settled, open, not known, no answer that counts: counts, in the order of the squares.
    pub counts: [u32; 4],
    /// The row of squares in words.
    pub label: Text,
    /// The word on the post.
    pub post: Text,
    /// The key of the squares.
    pub key: [Text; 4],
    /// The label of the fold with what is open or not known, and its items.
    pub open: Option<(Text, Vec<DepositItem>)>,
    /// The label of the fold with what has no answer yet, and its items.
    pub unanswered: Option<(Text, Vec<DepositItem>)>,
    /// The label of the fold with what does not apply and is not foreseen, and its items.
    pub not_foreseen: Option<(Text, Vec<DepositItem>)>,
    /// The label of the fold with what is settled, and its items.
    pub settled: Option<(Text, Vec<DepositItem>)>,
}

/// One statement that should be settled before deposit.
#[derive(Debug, Clone, PartialEq)]
pub struct DepositItem {
    /// The id.
    pub id: Text,
    /// The claim in short.
    pub short: Text,
    /// The picture of the answer.
    pub mark: Mark,
    /// The answer in a word.
    pub label: Text,
    /// To the statement.
    pub to: Msg,
}

impl DepositGate {
    pub(super) fn of(session: &Session, voice: Voice<'_>, gate: &Gate) -> Option<Self> {
        let case = voice.case(session);
        let marked = case.questionnaire.indicators().filter(|(_, indicator)| indicator.before_deposit);
        let marked: Vec<(IndicatorIx, Standing)> = marked.map(|(ix, _)| (ix, case.standing(ix))).collect();
        let highest = case.questionnaire.highest();
        let settled = |standing: Standing| standing == Standing::Level(highest);
        let open = |standing: Standing| {
            matches!(standing, Standing::Level(_) | Standing::NotKnown) && !settled(standing)
        };
        let fold = |belongs: &dyn Fn(Standing) -> bool, label: Text| {
            let items = marked.iter().filter(|(_, standing)| belongs(*standing));
            let items: Vec<_> = items.map(|(ix, standing)| DepositItem::of(voice, *ix, *standing)).collect();
            (!items.is_empty()).then_some((label, items))
        };
        let [n_settled, n_open, n_unknown, n_blank] =
            [gate.settled, gate.open, gate.not_known, gate.unanswered].map(|n| voice.number(n));
        let values =
            [("settled", &*n_settled), ("open", &*n_open), ("unknown", &*n_unknown), ("blank", &*n_blank)];
        (!marked.is_empty()).then(|| Self {
            title: voice.say(title(session, voice)),
            sentence: sentence(session, voice, gate),
            out: voice.out(gate.not_applicable, gate.not_foreseen),
            counts: [gate.settled, gate.open, gate.not_known, gate.unanswered + gate.not_foreseen],
            label: voice.fill(Term::GateLabel, &values),
            post: voice.say(Term::GatePost),
            key: [Term::GateSettled, Term::GateOpen, Term::GateNotKnown, Term::GateBlank]
                .map(|term| voice.say(term)),
            open: fold(&open, voice.fill(Term::GateOpenList, &[("open", &n_open), ("unknown", &n_unknown)])),
            unanswered: fold(
                &|standing| standing == Standing::Unanswered,
                voice.count(Term::GateBlankList, gate.unanswered, &[]),
            ),
            not_foreseen: fold(
                &|standing| standing == Standing::NotForeseen,
                voice.count(Term::OutForeseen, gate.not_foreseen, &[]),
            ),
            settled: fold(&settled, voice.count(Term::GateSettledList, gate.settled, &[])),
        })
    }
}

/// The name of the gate: what to settle before deposit or, for a party, what to review.
pub(in crate::page) fn title(session: &Session, voice: Voice<'_>) -> Term {
    if voice.case(session).is_deposited() { Term::GateReviewTitle } else { Term::BeforeDeposit }
}

/// The counts in a sentence.
pub(in crate::page) fn sentence(session: &Session, voice: Voice<'_>, gate: &Gate) -> Rich {
    let [total, settled, open, unknown, blank] =
        [gate.applicable(), gate.settled, gate.open, gate.not_known, gate.unanswered]
            .map(|n| voice.number(n));
    let values = [
        ("total", &*total),
        ("settled", &*settled),
        ("open", &*open),
        ("unknown", &*unknown),
        ("blank", &*blank),
    ];
    let deposited = voice.case(session).is_deposited();
    rich_filled(voice, if deposited { Term::GateReviewSentence } else { Term::GateSentence }, &values)
}

impl DepositItem {
    pub(super) fn of(voice: Voice<'_>, ix: IndicatorIx, standing: Standing) -> Self {
        let (mark, label) = voice.mark(standing);
        Self { id: voice.id(ix), short: voice.short(ix), mark, label, to: Msg::GoTo(ix) }
    }
}
