import { describe, expect, it } from 'vitest';
import { readOptions } from '@/lib/runtime/options';

describe('readOptions', () => {
  it('starts the built application with its demo on port 3000 of this machine by default', () => {
    expect(readOptions({ args: [], envPort: undefined })).toEqual({
      dev: false,
      demo: 'default',
      publishBase: false,
      reset: false,
      help: false,
      app: true,
      host: '127.0.0.1',
      port: 3000,
    });
  });

  it.each([
    [['--dev'], { dev: true }],
    [['--no-demo'], { demo: 'off' }],
    [['--demo'], { demo: 'on' }],
    [['--publish-base'], { publishBase: true }],
    [['--reset'], { reset: true }],
    [['--no-app'], { app: false }],
    [['--port', '4000'], { port: 4000 }],
    [['--port=4000', '--host', '0.0.0.0'], { port: 4000, host: '0.0.0.0' }],
  ])('reads %j', (args, expected) => {
    expect(readOptions({ args, envPort: undefined })).toMatchObject(expected);
  });

  it('takes the port of PORT, and that of the command line before it', () => {
    expect(readOptions({ args: [], envPort: '5000' }).port).toBe(5000);
    expect(readOptions({ args: ['--port', '4000'], envPort: '5000' }).port).toBe(4000);
  });

  it.each([
    [['--port', 'x']],
    [['--port', '0']],
    [['--port', '65536']],
    [['--bogus']],
    [['word']],
    [['--demo', '--no-demo']],
  ])('refuses %j with what to do', (args) => {
    expect(() => readOptions({ args, envPort: undefined })).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });
});
