import { Body, Controller, Post } from '@nestjs/common';
import { GlossaryAsking } from '../../../features/glossary/glossary-asking.service.js';
import { acronymQuestionInput, questionFromForm } from '../../../features/glossary/glossary.input.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type SeeOther, seeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { RateLimit } from '../../../platform/http/route-config.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { type PostedForm, postedForm } from '../events/posted-form.input.js';

/** « C'est quoi ce sigle ? », in one click. */
@Controller('glossary/questions')
export class GlossaryQuestionController {
  constructor(private readonly asking: GlossaryAsking) {}

  @Post()
  @RateLimit(30, 10)
  async ask(
    @SignedIn() viewer: Viewer,
    @Body(new InputPipe(postedForm)) body: PostedForm,
  ): Promise<SeeOther> {
    const input = parseInput(acronymQuestionInput, questionFromForm(body));
    const { newsId, isNew } = await this.asking.ask(viewer, input);
    if (newsId !== null)
      return seeOther(`/news/${newsId}`, { key: `glossary.flash.${isNew ? 'asked' : 'askedBefore'}` });
    return seeOther(`/glossary?q=${encodeURIComponent(input.acronym)}`, { key: 'glossary.flash.known' });
  }
}
