//! The invented people of an invented organisation.

use policy::Role;
use store::person::Kind;

/// Somebody, and how they do.
pub struct Member {
    pub name: &'static str,
    pub email: &'static str,
    pub kind: Kind,
    pub job: &'static str,
    pub roles: &'static [Role],
    /// Months before the demo's day on which they started.
    pub months: i32,
    /// How far they have come with the version in force.
    pub reads: Reads,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Reads {
    /// Accepted so many days after it was published.
    After(i64),
    /// Opened it and did not accept.
    Opened,
    Not,
}

use Reads::{After, Not, Opened};

macro_rules! members {
    ($( $name:literal $mail:literal $kind:ident $job:literal [$($role:ident),*] $months:literal $reads:expr; )+) => {
        pub const MEMBERS: &[Member] = &[$(Member {
            name: $name,
            email: concat!($mail, "@harbour.example"),
            kind: Kind::$kind,
            job: $job,
            roles: &[$(Role::$role),*],
            months: $months,
            reads: $reads,
        }),+];
    };
}

members! {
    "Ruth Adeyemi" "ruth" Staff "Head of programmes" [Coordinator, Dsl] 30 After(1);
    "Marcus Webb" "marcus" Staff "Programme officer" [DeputyDsl] 30 After(2);
    "Ines Carvalho" "ines" Trustee "Chair of trustees" [Trustee, Approver] 30 After(3);
    "Priya Raman" "priya" Staff "Director" [Manager] 30 After(1);
    "Ada Lindqvist" "ada" Staff "Systems" [Administrator] 30 After(4);
    "Theo O’Brien" "theo" Volunteer "Session host" [] 26 After(5);
    "Maya Castellanos" "maya" Staff "Communications" [AccountMonitor] 30 After(2);
    "Joel Nkemelu" "joel" Staff "Session lead" [] 24 After(6);
    "Siân Prothero" "sian" Staff "Session lead" [] 22 After(9);
    "Tomasz Wieczorek" "tomasz" Volunteer "Session host" [] 20 After(12);
    "Leila Farouk" "leila" Volunteer "Session host" [] 18 After(8);
    "Owen Threlfall" "owen" Volunteer "Speaker" [] 18 Opened;
    "Hana Suzuki" "hana" Volunteer "Speaker" [] 16 After(3);
    "مريم عبد الرحمن" "maryam" Volunteer "Translator" [] 14 After(7);
    "Zoë Featherstonehaugh" "zoe" Staff "School partnerships" [TrainingLead] 30 After(5);
    "Dev Malhotra" "dev" Staff "Finance" [DataProtectionLead] 30 After(2);
    "Grace Oduya" "grace" Trustee "Treasurer" [] 13 After(11);
    "Finlay Macrae" "finlay" Trustee "Trustee" [] 12 Opened;
    "Noor Haddad" "noor" Associated "Teacher, Millbrook School" [] 10 After(4);
    "Patrick Lowe" "patrick" Associated "Teacher, Hillcrest Academy" [] 9 Not;
    "Bea Lundgren" "bea" Volunteer "Session host" [] 8 After(6);
    "Kofi Mensah-Boateng" "kofi" Volunteer "Speaker" [] 6 Not;
    "Rosa Iglesias" "rosa" Staff "Session lead" [] 5 After(10);
    "Ellis Park" "ellis" Volunteer "Session host" [] 1 Not;
    "Judith Kestrel" "judith" Visitor "Writer, one visit" [] 1 After(20);
}
