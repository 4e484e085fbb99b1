/**
 * A text that no base model was trained on, written to measure every base on the same words: in the manifest, and again
 * wherever the file is used (tests/unit/models/decoder/shipped-base.test.ts).
 */
export const PROBE_TEXT = `On the morning of the fair the miller's daughter rose before the sun and carried two baskets down to the river. "You are early," said the ferryman, who was still untying his boat. "If I am late," she answered, "my brother will have sold the good apples and left me the bruised ones." He laughed, and made room for her beside the lamp. The water was quiet, and for a while neither of them spoke. Then a bell began to ring on the far side, and she stood up, although the boat was not yet in the middle of the stream, as if she could be sooner there by looking.`;
