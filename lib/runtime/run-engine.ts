import { runEngine } from '@/lib/engines/service/run-engine';
import { runUntilAsked } from '@/lib/runtime/run-until-asked';

// The engine's process: it keeps llama.cpp running in a process of its own, and speaks for it.
await runUntilAsked(runEngine);
