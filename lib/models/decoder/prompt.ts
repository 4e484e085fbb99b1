/** Who speaks in a conversation. */
export type Role = 'system' | 'user' | 'assistant';
export type Message = { readonly role: Role; readonly content: string };

/** How a base was taught to read conversations; plain data, so that a thread can be handed it. */
export type ConversationFormat = {
  readonly name: 'tributary' | 'chatml' | 'llama-3';
  /** What every conversation begins with. */
  readonly begin: string;
  /** What stands before a message of each role, and after every message. */
  readonly before: Readonly<Record<Role, string>>;
  readonly after: string;
  /** The special token that ends an answer. */
  readonly end: string;
  /** Texts that end an answer, for servers that know no tokens. */
  readonly stops: readonly string[];
};

/** Our own base's: a token for each side, and one for the end. It knows no instructions: these are read as asked. */
export const TRIBUTARY_FORMAT: ConversationFormat = {
  name: 'tributary',
  begin: '',
  before: { system: '<|user|>', user: '<|user|>', assistant: '<|assistant|>' },
  after: '<|end|>',
  end: '<|end|>',
  stops: ['<|end|>', '<|user|>', '<|assistant|>'],
};

/** OpenAI's chat markup, which SmolLM and many others learned. */
export const CHATML_FORMAT: ConversationFormat = {
  name: 'chatml',
  begin: '',
  before: { system: '<|im_start|>system\n', user: '<|im_start|>user\n', assistant: '<|im_start|>assistant\n' },
  after: '<|im_end|>\n',
  end: '<|im_end|>',
  stops: ['<|im_end|>', '<|im_start|>'],
};

const llama3Header = (role: Role) => `<|start_header_id|>${role}<|end_header_id|>\n\n`;
export const LLAMA3_FORMAT: ConversationFormat = {
  name: 'llama-3',
  begin: '<|begin_of_text|>',
  before: { system: llama3Header('system'), user: llama3Header('user'), assistant: llama3Header('assistant') },
  after: '<|eot_id|>',
  end: '<|eot_id|>',
  stops: ['<|eot_id|>', '<|start_header_id|>'],
};

/** Our template for servers that read it from the file (Jinja); `renderConversation` writes the same. */
export const CHAT_TEMPLATE =
  "{% for m in messages %}{% if m['role'] == 'assistant' %}<|assistant|>{{ m['content'] }}<|end|>{% else %}<|user|>{{ m['content'] }}<|end|>{% endif %}{% endfor %}{% if add_generation_prompt %}<|assistant|>{% endif %}";

/**
 * A conversation as the text that a base goes on from, up to where the assistant speaks. What looks like a special token in
 * a message is parted by a space, so that nobody can speak for the other side.
 */
export function renderConversation(messages: readonly Message[], format = TRIBUTARY_FORMAT): string {
  const { begin, before, after } = format;
  const turns = messages.map(({ role, content }) => `${before[role]}${partMarks(content)}${after}`);
  return `${begin}${turns.join('')}${before.assistant}`;
}

/** Parts what looks like a special token: `<|end|>` becomes `< |end|>`. */
export function partMarks(text: string): string {
  return text.replace(/<(?=\|[^\s|]{1,64}\|>)/g, '< ');
}
