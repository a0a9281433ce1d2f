//! What is best settled before deposit: counts, never a percentage.

use crate::assessment::Response;
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
    /// Settled, open, not known, no answer: counts, in the order of the squares.
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
    pub(super) fn of(session: &Session, voice: Voice<'_>, gate: &Gate) -> Self {
        let case = voice.case(session);
        let marked = case.questionnaire.indicators().filter(|(_, indicator)| indicator.before_deposit);
        let marked: Vec<(IndicatorIx, Response)> = marked.map(|(ix, _)| (ix, case.response(ix))).collect();
        let highest = case.questionnaire.highest();
        let settled = |response: Response| response == Response::Level(highest);
        let open = |response: Response| {
            matches!(response, Response::Level(_) | Response::NotKnown) && !settled(response)
        };
        let fold = |belongs: &dyn Fn(Response) -> bool, label: Text| {
            let items = marked.iter().filter(|(_, response)| belongs(*response));
            let items: Vec<_> = items.map(|(ix, response)| DepositItem::of(voice, *ix, *response)).collect();
            (!items.is_empty()).then_some((label, items))
        };
        let [n_settled, n_open, n_unknown, n_blank] =
            [gate.settled, gate.open, gate.not_known, gate.unanswered].map(|n| voice.number(n));
        let values =
            [("settled", &*n_settled), ("open", &*n_open), ("unknown", &*n_unknown), ("blank", &*n_blank)];
        Self {
            title: voice.say(title(session, voice)),
            sentence: sentence(session, voice, gate),
            counts: [gate.settled, gate.open, gate.not_known, gate.unanswered],
            label: voice.fill(Term::GateLabel, &values),
            post: voice.say(Term::GatePost),
            key: [Term::GateSettled, Term::GateOpen, Term::GateNotKnown, Term::GateBlank]
                .map(|term| voice.say(term)),
            open: fold(&open, voice.fill(Term::GateOpenList, &[("open", &n_open), ("unknown", &n_unknown)])),
            unanswered: fold(
                &|response| response == Response::None,
                voice.count(Term::GateBlankList, gate.unanswered, &[]),
            ),
            settled: fold(&settled, voice.count(Term::GateSettledList, gate.settled, &[])),
        }
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
    fn of(voice: Voice<'_>, ix: IndicatorIx, response: Response) -> Self {
        let (mark, label) = voice.mark(response);
        Self { id: voice.id(ix), short: voice.short(ix), mark, label, to: Msg::GoTo(ix) }
    }
}
