import { Body, Controller, Param, Post } from '@nestjs/common';
import { ConfirmationService } from '../../../features/topics/confirmation.service.js';
import { DutyService } from '../../../features/topics/duty.service.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type SeeOther, seeOther } from '../../../platform/http/page.js';
import { safePath } from '../../../platform/http/safe-path.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { fieldText, type PostedForm, postedForm } from '../events/posted-form.input.js';

/** The buttons of who looks after a date, on its page and on the rota. */
@Controller('events/:id')
export class DutyPageController {
  constructor(
    private readonly duties: DutyService,
    private readonly confirmations: ConfirmationService,
  ) {}

  /** « Je prends ce vendredi », « Je ne peux pas » */
  @Post('duty')
  async duty(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Body(new InputPipe(postedForm)) body: PostedForm,
  ): Promise<SeeOther> {
    const gives = fieldText(body.duty) === 'no';
    if (gives) await this.duties.giveBack(viewer.accountId, id);
    else await this.duties.take(viewer.accountId, id);
    return back(id, body, gives ? 'givenBack' : 'taken');
  }

  /** « C'est confirmé » */
  @Post('confirmation')
  async confirmation(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Body(new InputPipe(postedForm)) body: PostedForm,
  ): Promise<SeeOther> {
    const takesBack = fieldText(body.confirmed) === 'no';
    if (takesBack) await this.confirmations.takeBack(viewer.accountId, id);
    else await this.confirmations.confirm(viewer.accountId, id);
    return back(id, body, takesBack ? 'unconfirmed' : 'confirmed');
  }
}

const back = (id: string, body: PostedForm, said: string): SeeOther =>
  seeOther(safePath(fieldText(body.next), `/events/${id}`), { key: `topics.flash.${said}` });
