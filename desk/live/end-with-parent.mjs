// Loaded before Next in `npm run dev`: when whoever started it is gone, however that came about, it does not stay behind.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
