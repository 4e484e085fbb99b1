/** The files of a Hugging Face PEFT adapter. */
export const PEFT_FILES = ['adapter_config.json', 'adapter_model.safetensors'] as const;
export type PeftFile = (typeof PEFT_FILES)[number];
