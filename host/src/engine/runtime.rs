//! Wasmtime with the compiled component and the clock that ends calls which take too long.

use super::{EngineError, Limits, cache};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;
use wasmtime::component::{InstancePre, Linker};
use wasmtime::{Config, StoreLimits};

/// How exact deadlines are.
const TICK: Duration = Duration::from_millis(10);

/// What an instance's store holds: its memory limit.
pub(super) type State = StoreLimits;

pub(super) struct Runtime {
    pub(super) engine: wasmtime::Engine,
    pub(super) component: InstancePre<State>,
    pub(super) limits: Limits,
    _clock: Clock,
}

impl Runtime {
    pub(super) fn new(component: &[u8], cache: &Path, limits: Limits) -> Result<Self, EngineError> {
        let mut config = Config::new();
        config.epoch_interruption(true);
        let engine = wasmtime::Engine::new(&config).map_err(|error| broken(&error))?;
        let component = cache::load(&engine, component, cache)?;
        // A linker without definitions: a component that imports anything does not link.
        let component = Linker::new(&engine).instantiate_pre(&component).map_err(|error| broken(&error))?;
        let clock = Clock::start(engine.clone())?;
        Ok(Self { engine, component, limits, _clock: clock })
    }

    /// A span of time in ticks of the clock, rounded up.
    pub(super) fn ticks(span: Duration) -> u64 {
        u64::try_from(span.as_millis().div_ceil(TICK.as_millis())).unwrap_or(u64::MAX).saturating_add(1)
    }
}

pub(super) fn broken(error: &wasmtime::Error) -> EngineError {
    EngineError::Component(format!("{error:#}"))
}

/// Advances the engine's epoch until it is dropped.
struct Clock {
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Clock {
    fn start(engine: wasmtime::Engine) -> Result<Self, EngineError> {
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = Arc::clone(&stop);
        let tick = move || {
            while !stopped.load(Ordering::Relaxed) {
                std::thread::sleep(TICK);
                engine.increment_epoch();
            }
        };
        let thread = std::thread::Builder::new()
            .name("policy-clock".into())
            .spawn(tick)
            .map_err(|error| EngineError::Component(format!("no thread for the clock: {error}")))?;
        Ok(Self { stop, thread: Some(thread) })
    }
}

impl Drop for Clock {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            // The thread only sleeps and counts: there is nothing to learn from how it ended.
            drop(thread.join());
        }
    }
}
