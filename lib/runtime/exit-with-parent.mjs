// Preloaded into every Node process that the supervisor starts. When the supervisor is killed, the channel to it
// closes, and the process ends itself as if asked to, or, when it does not, hard.
if (process.channel) {
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), 8000);
  });
  // The channel alone does not keep a process alive that has done its work.
  process.channel.unref();
}
