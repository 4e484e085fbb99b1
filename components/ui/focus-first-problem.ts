/** Once the errors just set are on the page, brings the first wrong control of a form into view and puts the cursor in it. */
export function focusFirstProblem(form: HTMLFormElement): void {
  requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}
