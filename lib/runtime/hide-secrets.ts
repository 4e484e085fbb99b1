// Addresses may carry a password or a key.
const SECRET = /(_URL|_KEY|_KEY_ID|_SECRET|SESSION_SECRET|CRON_SECRET)$/;

/** A text with the values of the environment's secrets, and the passwords of addresses in it, left out. */
export function hideSecrets(
  text: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string {
  let hidden = text;
  for (const [name, value] of Object.entries(environment)) {
    if (value && value.length >= 8 && SECRET.test(name) && name !== 'APP_URL')
      hidden = hidden.replaceAll(value, `[${name}]`);
  }
  return hidden.replace(/(\w+:\/\/[^\s/:@]*):[^\s/@]+@/g, '$1:[hidden]@');
}
