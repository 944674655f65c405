use std::borrow::Cow;

use jiff::civil::Date;

use super::{Assessment, Control, View};
use crate::{
    Act, ActKind, Choice, Effect, Period, RegisterKind, Tally, Verdict,
    facts::Document,
    params::{params, words_or},
    terms::DocumentKind,
};

params! {
    /// Related policies are on the register: each with an owner and a file, and reviewed in time.
    pub struct RelatedDocuments {
        /// The documents that must be on the register.
        documents: Vec<DocumentKind>;
        /// How often each is reviewed, where the register names no day for it.
        review: Period = Period::months(12), in Period::months(1) => Period::years(5);
    }
}

/// What is wrong with a document, from the most to the least pressing.
enum State {
    Absent,
    Incomplete(&'static str),
    Due(Date),
}

impl RelatedDocuments {
    fn state(&self, kind: DocumentKind, documents: &[Document], holidays: &[Date]) -> State {
        let here = documents.iter().filter(|one| one.kind == kind && one.removed.is_none());
        // Where an old and a new copy are both on the register, the newer speaks.
        let Some(document) = here.max_by_key(|one| one.added) else { return State::Absent };
        if !document.file {
            return State::Incomplete("no file or link");
        }
        if !document.owner {
            return State::Incomplete("no owner");
        }
        State::Due(document.next_review.unwrap_or_else(|| self.review.after_date(document.added, holidays)))
    }
}

impl Control for RelatedDocuments {
    const KIND: &'static str = "related-documents";
    const TITLE: &'static str = "Related policies are kept";
    const EFFECT: Effect = Effect::Advise;
    const ACTS: &'static [ActKind] = &[ActKind::PublishVersion];
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::Documents];

    fn rule(&self) -> String {
        format!("On file, owned and reviewed every {}: {}.", self.review, words_or(&self.documents, "nothing"))
    }

    fn decide(&self, act: &Act) -> Option<Verdict> {
        let Act::PublishVersion(act) = act else { return None };
        let Some(documents) = &act.documents else {
            return Some(Verdict::unknown("check the register of related documents"));
        };
        let Some(today) = act.at.as_ref().map(|at| at.date()) else {
            return Some(Verdict::unknown("check the date, then try again"));
        };
        let wrong: Vec<String> = self
            .documents
            .iter()
            .filter_map(|&kind| match self.state(kind, documents, &[]) {
                State::Absent => Some(format!("{kind} (not on the register)")),
                State::Incomplete(what) => Some(format!("{kind} ({what})")),
                State::Due(due) if due < today => Some(format!("{kind} (review overdue)")),
                State::Due(_) => None,
            })
            .collect();
        Some(match wrong.as_slice() {
            [] => Verdict::meets("every related document is on file and in date"),
            wrong => Verdict::breaks(format!("put right first: {}", crate::join(wrong))),
        })
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let mut tally = Tally::new(view.now);
        for &kind in &self.documents {
            match self.state(kind, view.facts.documents.rows(), &view.now.holidays) {
                State::Absent => tally.absent(None, format!("{kind}: not on the register")),
                State::Incomplete(what) => tally.absent(None, format!("{kind}: {what}")),
                State::Due(due) => tally.due(None, due, None, format!("{kind}: review due")),
            }
        }
        tally.finish("documents in date", "no document is named", |counts| {
            format!("{} of {} related documents are on file and in date", counts.kept(), counts.all())
        })
    }

    fn sole_value(&self) -> String {
        self.review.to_string()
    }

    fn sole_rule_for(&self) -> Vec<Cow<'static, str>> {
        self.documents.iter().map(|kind| kind.key().into()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Finding, PublishVersion, Status, facts::Facts, testing::*};

    fn control() -> RelatedDocuments {
        control_of("kind = 'related-documents'\ndocuments = ['safeguarding-policy', 'complaints-policy']")
    }

    fn document(kind: DocumentKind, added: &str) -> Document {
        Document { kind, added: day(added), removed: None, owner: true, file: true, edition: true, next_review: None }
    }

    fn both(added: &str) -> Vec<Document> {
        vec![document(DocumentKind::SafeguardingPolicy, added), document(DocumentKind::ComplaintsPolicy, "2026-11-01")]
    }

    fn publish(documents: Option<Vec<Document>>) -> PublishVersion {
        PublishVersion { at: Some(local("2026-11-22T12:00:00Z")), documents, ..Default::default() }
    }

    #[test]
    fn a_document_that_is_missing_or_out_of_date_is_named() {
        assert_eq!(finding(&control(), publish(Some(both("2026-06-01")))), Some(Finding::Meets));
        assert_eq!(finding(&control(), publish(None)), Some(Finding::Unknown));
        let old = control().decide(&publish(Some(both("2025-06-01"))).into()).unwrap();
        assert_eq!(old.sentence, "put right first: safeguarding and child protection policy (review overdue)");
        let gone = control().decide(&publish(Some(vec![])).into()).unwrap();
        assert_eq!(gone.finding, Finding::Breaks);
    }

    #[test]
    fn the_register_shows_what_is_due_and_what_is_overdue() {
        let on = |added| assess(&control(), &Facts { documents: both(added).into(), ..Facts::default() }, "2026-11-22").status;
        assert_eq!(on("2026-06-01"), Status::Met);
        assert_eq!(on("2025-12-01"), Status::DueSoon);
        assert_eq!(on("2025-11-21"), Status::NotMet);
    }

    #[test]
    fn a_document_without_a_file_does_not_count() {
        let mut documents = both("2026-06-01");
        documents[0].file = false;
        let found = assess(&control(), &Facts { documents: documents.into(), ..Facts::default() }, "2026-11-22");
        assert_eq!(found.status, Status::NotMet);
        assert_eq!(found.facts[0].text, "safeguarding and child protection policy: no file or link");
    }
}
