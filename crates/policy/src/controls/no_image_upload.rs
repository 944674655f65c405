use super::{Assessment, Control, View};
use crate::{Act, ActKind, RegisterKind, Tally, Verdict, params::params};

params! {
    /// A concern about a nude or semi-nude picture of a child is taken in words only. The picture
    /// itself is never sent, copied or kept: that would be a crime and would harm the child again.
    pub struct NoImageUpload {}
}

impl Control for NoImageUpload {
    const KIND: &'static str = "no-image-upload";
    const TITLE: &'static str = "No pictures of the child are sent";
    const ABSOLUTE: bool = true;
    const ACTS: &'static [ActKind] = &[ActKind::AcceptFile];
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::Intake];

    fn rule(&self) -> String {
        "No file is taken in with a concern about a nude or semi-nude picture of a child.".into()
    }

    fn decide(&self, act: &Act) -> Option<Verdict> {
        let Act::AcceptFile(act) = act else {
            return None;
        };
        match act.nude_image_branch {
            Some(false) => None,
            Some(true) => Some(Verdict::breaks(
                "do not send, copy or delete the picture: leave it where it is and say in words what you know",
            )),
            None => Some(Verdict::unknown(
                "say first whether this is about a nude or semi-nude picture of a child",
            )),
        }
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let mut tally = Tally::new(view.now);
        for file in view
            .facts
            .intake
            .rows()
            .iter()
            .filter(|file| file.nude_image_branch)
        {
            let on = view.now.day_of(file.at);
            if file.accepted {
                tally.failed(on, None, "a file was taken in with such a concern");
            } else {
                tally.met(Some(on));
            }
        }
        tally.finish(
            "files turned away",
            "no file has been offered with such a concern yet",
            |counts| {
                format!(
                    "{} of {} files offered with such a concern were turned away",
                    counts.kept(),
                    counts.all()
                )
            },
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{AcceptFile, Facts, Finding, Status, facts::IntakeFile, testing::*};

    fn control() -> NoImageUpload {
        control_of("kind = 'no-image-upload'")
    }

    #[test]
    fn d045_no_picture_of_a_child_is_taken_in() {
        let act = |nude_image_branch| AcceptFile {
            nude_image_branch,
            ..Default::default()
        };
        assert_eq!(finding(&control(), act(Some(true))), Some(Finding::Breaks));
        assert_eq!(finding(&control(), act(None)), Some(Finding::Unknown));
        assert_eq!(finding(&control(), act(Some(false))), None);
    }

    #[test]
    fn it_stands_on_what_was_turned_away() {
        let file = |nude_image_branch, accepted| IntakeFile {
            at: moment("2026-11-02T10:00:00Z"),
            nude_image_branch,
            accepted,
        };
        let on = |file| {
            assess(
                &control(),
                &Facts {
                    intake: vec![file].into(),
                    ..Facts::default()
                },
                "2026-11-22",
            )
            .status
        };
        assert_eq!(on(file(true, false)), Status::Met);
        assert_eq!(on(file(true, true)), Status::NotMet);
        assert_eq!(on(file(false, true)), Status::NotAssessed);
    }
}
