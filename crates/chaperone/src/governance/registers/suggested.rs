//! Law and guidance that most organisations rest their policy on. Each starts as "not checked yet": addresses change.

/// One suggestion.
pub struct Suggestion {
    pub title: &'static str,
    pub url: &'static str,
    pub about: &'static str,
    /// Where it holds; empty for the whole of the United Kingdom.
    nations: &'static [&'static str],
}

const UK: &[&str] = &[];
const ENGLAND: &[&str] = &["england"];
const ENGLAND_AND_WALES: &[&str] = &["england", "wales"];

/// As known on 22 November 2026.
const ALL: &[Suggestion] = &[
    Suggestion {
        title: "Working together to safeguard children",
        url: "https://www.gov.uk/government/publications/working-together-to-safeguard-children--2",
        about: "How organisations in England work together to keep children safe",
        nations: ENGLAND,
    },
    Suggestion {
        title: "Keeping children safe in education",
        url: "https://www.gov.uk/government/publications/keeping-children-safe-in-education--2",
        about: "What schools and colleges in England must do, online safety too",
        nations: ENGLAND,
    },
    Suggestion {
        title: "Wales safeguarding procedures",
        url: "https://safeguarding.wales",
        about: "How children and adults at risk are kept safe in Wales",
        nations: &["wales"],
    },
    Suggestion {
        title: "National guidance for child protection in Scotland",
        url: "https://www.gov.scot/publications/national-guidance-child-protection-scotland-2021-updated-2023/",
        about: "How children are protected in Scotland",
        nations: &["scotland"],
    },
    Suggestion {
        title: "Co-operating to safeguard children and young people in Northern Ireland",
        url: "https://www.health-ni.gov.uk/publications/co-operating-safeguard-children-and-young-people-northern-ireland",
        about: "How organisations in Northern Ireland work together to keep children safe",
        nations: &["northern-ireland"],
    },
    Suggestion {
        title: "Safeguarding and protecting people for charities and trustees",
        url: "https://www.gov.uk/guidance/safeguarding-duties-for-charity-trustees",
        about: "What trustees of charities must do to keep people from harm",
        nations: ENGLAND_AND_WALES,
    },
    Suggestion {
        title: "Care and support statutory guidance",
        url: "https://www.gov.uk/government/publications/care-act-statutory-guidance/care-and-support-statutory-guidance",
        about: "How adults with care and support needs are kept safe under the Care Act",
        nations: ENGLAND,
    },
    Suggestion {
        title: "UK GDPR guidance and resources",
        url: "https://ico.org.uk/for-organisations/uk-gdpr-guidance-and-resources/",
        about: "How personal data is kept and shared within the law",
        nations: UK,
    },
    Suggestion {
        title: "Cyber security for small organisations",
        url: "https://www.ncsc.gov.uk/collection/small-business-guide",
        about: "Simple steps that keep accounts, devices and backups safe",
        nations: UK,
    },
    Suggestion {
        title: "UK Council for Internet Safety",
        url: "https://www.gov.uk/government/organisations/uk-council-for-internet-safety",
        about: "Guidance on children’s lives online, such as shared nude pictures",
        nations: UK,
    },
    Suggestion {
        title: "Online Safety Act: explainer",
        url: "https://www.gov.uk/government/publications/online-safety-act-explainer",
        about: "What services on the internet must do to protect their users",
        nations: UK,
    },
];

/// What holds in a nation.
pub fn for_nation(nation: &str) -> impl Iterator<Item = &'static Suggestion> {
    ALL.iter()
        .filter(move |one| one.nations.is_empty() || one.nations.contains(&nation))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_nation_has_its_own_guidance_on_children_and_no_address_is_there_twice() {
        for nation in ["england", "wales", "scotland", "northern-ireland"] {
            let urls: Vec<&str> = for_nation(nation).map(|one| one.url).collect();
            assert!(
                for_nation(nation)
                    .any(|one| one.nations.contains(&nation) && one.about.contains("hildren"))
            );
            for (place, url) in urls.iter().enumerate() {
                assert!(
                    url.starts_with("https://") && !urls[..place].contains(url),
                    "{url}"
                );
            }
        }
    }
}
