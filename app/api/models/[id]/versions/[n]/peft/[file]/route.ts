import { z } from 'zod';
import { AppError } from '@/lib/core/errors';
import { idSchema } from '@/lib/schemas/id';
import { PEFT_FILES } from '@/lib/schemas/peft';
import { dependencies } from '@/lib/server/dependencies';
import { toJsonResponse } from '@/lib/server/http-result';
import { exportAdapter } from '@/lib/server/models/export-adapter';

type Context = { params: Promise<{ id: string; n: string; file: string }> };

const pathSchema = z.object({
  id: z.coerce.number().pipe(idSchema),
  n: z.coerce.number().pipe(idSchema),
  file: z.enum(PEFT_FILES),
});

/** An adapter's description or weights as Hugging Face PEFT reads them; always a download. */
export function GET(_request: Request, { params }: Context): Promise<Response> {
  return toJsonResponse(async () => {
    const path = pathSchema.safeParse(await params);
    if (!path.success) throw new AppError('not-found', `There is no such file. Ask for ${PEFT_FILES.join(' or ')}.`);
    const { id, n, file } = path.data;
    const bytes = await exportAdapter(dependencies(), { modelId: id, version: n, file });
    return new Response(bytes, {
      headers: {
        'content-type': file.endsWith('.json') ? 'application/json' : 'application/octet-stream',
        'content-disposition': `attachment; filename="${file}"`,
        'x-content-type-options': 'nosniff',
        'cache-control': 'public, max-age=3600',
      },
    });
  });
}
