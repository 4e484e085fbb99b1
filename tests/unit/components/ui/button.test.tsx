import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Button } from '@/components/ui/button';

describe('Button', () => {
  it('can be reached while it waits for the reader, and names what says why', () => {
    const html = renderToStaticMarkup(
      <Button type="submit" blockedBy="why">
        Go on
      </Button>,
    );
    expect(html).toContain('aria-disabled="true"');
    expect(html).toContain('aria-describedby="why"');
    expect(html).not.toContain(' disabled=');
  });

  it('takes no press while it is busy or waits, not even by Enter in a field of its form', () => {
    for (const props of [{ busy: true }, { blockedBy: 'why' }]) {
      const pressed: string[] = [];
      const { onClick } = Button({ ...props, type: 'submit', onClick: () => pressed.push('own') }).props;
      onClick({ preventDefault: () => pressed.push('prevented') });
      expect(pressed).toEqual(['prevented']);
    }
  });

  it('takes a press otherwise', () => {
    const html = renderToStaticMarkup(<Button>Go on</Button>);
    expect(html).not.toContain('aria-disabled=');
    const pressed: string[] = [];
    Button({ onClick: () => pressed.push('own') }).props.onClick();
    expect(pressed).toEqual(['own']);
  });
});
