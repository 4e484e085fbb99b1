export { AskTexts as default } from '@/components/ask/ask-texts';
