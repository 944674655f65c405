use super::Clause;
use crate::ActKind;

/// For each kind of act, the clauses that speak about it: found once, when the policy is read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Index(Vec<Box<[u32]>>);

impl Index {
    pub fn new(clauses: &[Clause]) -> Self {
        let mut table = vec![Vec::new(); ActKind::COUNT];
        for (at, clause) in clauses.iter().enumerate() {
            let Some(rule) = &clause.rule else { continue };
            for act in rule.control.acts() {
                table[*act as usize].push(at as u32);
            }
        }
        Self(table.into_iter().map(Vec::into_boxed_slice).collect())
    }

    pub fn of(&self, act: ActKind) -> &[u32] {
        self.0.get(act as usize).map_or(&[], |list| list)
    }
}
