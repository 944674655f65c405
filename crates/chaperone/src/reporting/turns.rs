//! Those who come at the same time are served together: whoever has the turn serves all who wait.

use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::oneshot::{self, error::TryRecvError};

/// Where they wait. `T` is what somebody brings, `A` what they get.
pub struct Turns<T, A> {
    waiting: Mutex<Vec<Waiting<T, A>>>,
    turn: tokio::sync::Mutex<()>,
}

/// Somebody who waits.
pub struct Waiting<T, A> {
    pub brought: Arc<T>,
    answer: oneshot::Sender<A>,
}

impl<T, A> Waiting<T, A> {
    /// Answers them. False where they went away.
    pub fn tell(self, answer: A) -> bool {
        self.answer.send(answer).is_ok()
    }
}

impl<T, A> Default for Turns<T, A> {
    fn default() -> Self {
        Self {
            waiting: Mutex::default(),
            turn: tokio::sync::Mutex::default(),
        }
    }
}

impl<T, A> Turns<T, A> {
    /// Waits for a turn or until somebody else's turn answers. `serve` gets those who came first, no more than `most`, and tells each
    /// of them; one whom it does not tell, because it was cut off, waits once more.
    pub async fn wait<F>(
        &self,
        brought: &Arc<T>,
        most: usize,
        serve: impl Fn(Vec<Waiting<T, A>>) -> F,
    ) -> A
    where
        F: Future<Output = ()>,
    {
        let mut told = self.put(brought);
        loop {
            let turn = self.turn.lock().await;
            match told.try_recv() {
                Ok(answer) => return answer,
                Err(TryRecvError::Closed) => told = self.put(brought),
                Err(TryRecvError::Empty) => {}
            }
            // Where more wait than one turn serves, this one may be left: then it is not the last turn.
            serve(self.take(most)).await;
            drop(turn);
        }
    }

    fn put(&self, brought: &Arc<T>) -> oneshot::Receiver<A> {
        let (answer, told) = oneshot::channel();
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.push(Waiting {
            brought: brought.clone(),
            answer,
        });
        told
    }

    fn take(&self, most: usize) -> Vec<Waiting<T, A>> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let most = waiting.len().min(most);
        waiting.drain(..most).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    async fn double(waiting: Vec<Waiting<u32, u32>>) {
        for one in waiting {
            let answer = *one.brought * 2;
            one.tell(answer);
        }
    }

    #[tokio::test]
    async fn whoever_has_the_turn_serves_all_who_wait() {
        let turns = Turns::default();
        let serve = |waiting: Vec<Waiting<u32, u32>>| double(waiting);
        let (first, second) = (turns.put(&Arc::new(1)), turns.put(&Arc::new(2)));
        assert_eq!(turns.wait(&Arc::new(3), 8, serve).await, 6);
        assert_eq!((first.await, second.await), (Ok(2), Ok(4)));
    }

    #[tokio::test]
    async fn who_is_left_over_is_served_although_nobody_else_comes() {
        let turns = Turns::default();
        let serve = |waiting: Vec<Waiting<u32, u32>>| double(waiting);
        let others: Vec<_> = (0..8).map(|other| turns.put(&Arc::new(other))).collect();
        let last = Arc::new(9);
        let last = turns.wait(&last, 8, serve);
        let answer = tokio::time::timeout(Duration::from_secs(20), last).await;
        assert_eq!(answer, Ok(18));
        for (number, other) in (0..).zip(others) {
            assert_eq!(other.await, Ok(number * 2));
        }
    }

    #[tokio::test]
    async fn whoever_was_served_by_somebody_who_was_cut_off_waits_once_more() {
        let turns = Turns::default();
        let first = Arc::new(1);
        let cut_off = turns.wait(&first, 8, |waiting| async move {
            // It has taken them, and never tells.
            let _taken = waiting;
            std::future::pending().await
        });
        let second = Arc::new(2);
        let serve = |waiting: Vec<Waiting<u32, u32>>| double(waiting);
        let mut second = std::pin::pin!(turns.wait(&second, 8, serve));
        {
            let mut cut_off = std::pin::pin!(cut_off);
            // Both come; the first has the turn, and goes away in the middle.
            let both = async {
                tokio::select! {
                    biased;
                    _ = &mut cut_off => {}
                    _ = &mut second => {}
                }
            };
            tokio::time::timeout(Duration::from_millis(1), both)
                .await
                .expect_err("both wait");
        }
        let answer = tokio::time::timeout(Duration::from_secs(20), second).await;
        assert_eq!(answer, Ok(4));
    }
}
