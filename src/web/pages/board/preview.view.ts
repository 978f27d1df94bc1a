import type { SeenNews } from '../../../features/board/news-reading.service.js';
import type { Viewer } from '../../../kernel/viewer.js';
import type { PostedForm } from '../events/posted-form.input.js';
import { itemView } from './item.view.js';

/** What the buttons of the preview say themselves. */
const SAID_AGAIN = ['status'];

/** An item that is not there yet, and all that was typed, to be sent again. */
export function previewView(seen: SeenNews, viewer: Viewer, values: PostedForm, now: number) {
  const fields = Object.entries(values)
    .filter(([name]) => !SAID_AGAIN.includes(name))
    .flatMap(([name, value]) => [value ?? []].flat().map((each) => ({ name, value: each })));
  const item = itemView(seen, viewer, now);
  return { item: { ...item, structure: item.structure && { ...item.structure, path: null } }, fields };
}
