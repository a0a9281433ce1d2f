//! What is best settled before deposit: counts, never a percentage.

use super::{DepositGate, DepositItem};
use crate::assessment::Response;
use crate::content::{IndicatorIx, Term};
use crate::page::Text;
use crate::page::voice::{Voice, rich_filled};
use crate::score::{Gate, is_top};
use crate::session::{Msg, Session};

impl DepositGate {
    pub(super) fn of(session: &Session, voice: Voice<'_>, gate: &Gate) -> Self {
        let questionnaire = voice.questionnaire();
        let marked: Vec<(IndicatorIx, Response)> = questionnaire
            .indicators()
            .filter(|(_, indicator)| indicator.before_deposit)
            .map(|(ix, _)| (ix, session.assessment.answer(ix).settled()))
            .collect();
        let settled =
            |response: Response| matches!(response, Response::Level(level) if is_top(questionnaire, level));
        let open = |response: Response| {
            matches!(response, Response::Level(_) | Response::NotKnown) && !settled(response)
        };
        let fold = |belongs: &dyn Fn(Response) -> bool, label: Text| {
            let items = marked.iter().filter(|(_, response)| belongs(*response));
            let items: Vec<_> = items.map(|(ix, response)| DepositItem::of(voice, *ix, *response)).collect();
            (!items.is_empty()).then_some((label, items))
        };
        let [n_settled, n_open, n_unknown, n_blank, total] =
            [gate.settled, gate.open, gate.not_known, gate.unanswered, gate.applicable()]
                .map(|n| voice.number(n));
        let values =
            [("settled", &*n_settled), ("open", &*n_open), ("unknown", &*n_unknown), ("blank", &*n_blank)];
        let mut sentence_values = values.to_vec();
        sentence_values.push(("total", &total));
        let (title, sentence) = if session.assessment.is_deposited(questionnaire) {
            (Term::GateReviewTitle, Term::GateReviewSentence)
        } else {
            (Term::BeforeDeposit, Term::GateSentence)
        };
        Self {
            title: voice.say(title),
            sentence: rich_filled(voice, sentence, &sentence_values),
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

impl DepositItem {
    fn of(voice: Voice<'_>, ix: IndicatorIx, response: Response) -> Self {
        let (mark, label) = voice.mark(response);
        Self { id: voice.id(ix), short: voice.short(ix), mark, label, to: Msg::GoTo(ix) }
    }
}
