//! One row to one person, or what is wrong with it.

use jiff::civil::Date;
use store::person::Kind;

use super::columns::{Column, Columns};
use crate::people::fields::{self, Fields, LONGEST_JOB};

/// What a row that leaves something out gets.
#[derive(Clone, Copy)]
pub struct Otherwise {
    pub kind: Kind,
    pub started: Date,
}

/// What is wrong with a field: its column, and the key of the words.
pub type Fault = (&'static str, &'static str);

/// # Errors
/// Everything that is wrong with the row.
pub fn read(
    columns: &Columns,
    record: &csv::StringRecord,
    otherwise: Otherwise,
) -> Result<Fields, Vec<Fault>> {
    let cell = |column| {
        let place = columns.place(column);
        plain(
            place
                .and_then(|place| record.get(place))
                .unwrap_or_default(),
        )
    };
    let mut faults = Vec::new();
    let name = match cell(Column::Name) {
        "" => format!("{} {}", cell(Column::FirstName), cell(Column::LastName)),
        name => name.to_owned(),
    };
    let name = fields::name(&name).map_err(|fault| faults.push(("name", fault.words())));
    let email =
        fields::email(cell(Column::Email)).map_err(|fault| faults.push(("email", fault.words())));
    let kind = match cell(Column::Kind) {
        "" => Some(otherwise.kind),
        typed => kind(typed),
    };
    if kind.is_none() {
        faults.push(("kind", "import-kind-wrong"));
    }
    let job = fields::folded(cell(Column::Job));
    if job.chars().count() > LONGEST_JOB {
        faults.push(("job", "people-job-long"));
    }
    let started = match cell(Column::Start) {
        "" => Some(otherwise.started),
        typed => date(typed),
    };
    if started.is_none() {
        faults.push(("start", "import-start-wrong"));
    }
    let is_host = yes(cell(Column::Host));
    if is_host.is_none() {
        faults.push(("host", "import-host-wrong"));
    }
    match (name, email, kind, started, is_host) {
        (Ok(name), Ok(email), Some(kind), Some(started), Some(is_host)) if faults.is_empty() => {
            Ok(Fields {
                kind,
                name,
                email,
                job,
                started,
                is_host,
            })
        }
        _ => Err(faults),
    }
}

/// A cell as it was meant. Our own export writes an apostrophe before what a spreadsheet would run.
fn plain(cell: &str) -> &str {
    let cell = cell.trim();
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest,
        _ => cell,
    }
}

fn kind(typed: &str) -> Option<Kind> {
    Some(match typed.to_lowercase().as_str() {
        "staff" | "employee" | "employed" | "member of staff" => Kind::Staff,
        "volunteer" | "vol" => Kind::Volunteer,
        "associated" | "associated person" | "associate" | "partner" | "contractor" | "teacher" => {
            Kind::Associated
        }
        "visitor" | "guest" | "guest speaker" => Kind::Visitor,
        "trustee" | "board" | "governor" => Kind::Trustee,
        _ => return None,
    })
}

/// Day before month, as people here write; or the order of machines.
fn date(typed: &str) -> Option<Date> {
    let formats = [
        "%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d %B %Y", "%d %b %Y",
    ];
    let date = formats
        .iter()
        .find_map(|format| Date::strptime(format, typed).ok())?;
    (1900..2200).contains(&date.year()).then_some(date)
}

fn yes(typed: &str) -> Option<bool> {
    match typed.to_lowercase().as_str() {
        "" | "no" | "n" | "false" | "0" => Some(false),
        "yes" | "y" | "true" | "1" | "x" | "host" => Some(true),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_row(cells: &[&str]) -> Result<Fields, Vec<Fault>> {
        let columns = Columns::of(["name", "email", "kind", "job", "start", "host"].into_iter());
        let otherwise = Otherwise {
            kind: Kind::Volunteer,
            started: jiff::civil::date(2026, 11, 22),
        };
        read(
            &columns,
            &csv::StringRecord::from(cells.to_vec()),
            otherwise,
        )
    }

    #[test]
    fn what_is_left_out_gets_what_was_chosen_for_it() {
        let row = read_row(&["Zoë"]).unwrap();
        assert_eq!(row.kind, Kind::Volunteer);
        assert_eq!(row.started, jiff::civil::date(2026, 11, 22));
        assert_eq!(row.email, None);
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        for typed in [
            "27/03/2026",
            "27/3/2026",
            "2026-03-27",
            "27.3.2026",
            "27 March 2026",
            "27 Mar 2026",
        ] {
            let row = read_row(&["Zoë", "", "", "", typed]);
            assert_eq!(
                row.unwrap().started,
                jiff::civil::date(2026, 3, 27),
                "{typed}"
            );
        }
        for typed in ["31/02/2026", "27/03/26", "soon", "03/27/2026"] {
            assert_eq!(
                read_row(&["Zoë", "", "", "", typed]),
                Err(vec![("start", "import-start-wrong")]),
                "{typed}"
            );
        }
    }

    #[test]
    fn everything_that_is_wrong_with_a_row_is_said_at_once() {
        let faults = read_row(&["", "zoë at", "boss", "", "soon", "perhaps"]).unwrap_err();
        let fields: Vec<_> = faults.iter().map(|(field, _)| *field).collect();
        assert_eq!(fields, ["name", "email", "kind", "start", "host"]);
    }

    #[test]
    fn a_formula_is_text() {
        let row = read_row(&["=cmd|' /C calc'!A0", "", "", "'+44 Solutions"]).unwrap();
        assert_eq!(row.name, "=cmd|' /C calc'!A0");
        assert_eq!(row.job, "+44 Solutions");
    }
}
