/** Words that are rightly written the same in English and German: names, and what both languages share. */
export const SAME_IN_BOTH: ReadonlySet<string> = new Set(
  `Tributary Datanet Datanets Version Wallet Factory Adapter Name OPEN Chain Status Text Label Code Python JavaScript curl API
  Hash Original CID CSV JSON PDF URL OK Timelock Minimum Maximum Median Token Tokens CPU GPU MB GB kB SDK OpenAI AI Vercel
  Budget in Training Server GGUF PEFT safetensors px Newsreader Italic Permit Open`.split(/\s+/),
);
