package io.i9chat.server.operation.people;

import io.i9chat.domain.media.MediaFault;
import io.i9chat.domain.people.GetMe;
import io.i9chat.domain.people.PeopleUseCases;
import io.i9chat.domain.people.UpdateMe;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.people.Privacy;
import io.i9chat.ports.model.people.PrivacyChange;
import io.i9chat.server.operation.Call;
import io.i9chat.server.operation.Fields;
import io.i9chat.server.operation.Limits;
import io.i9chat.server.operation.Operation;
import io.i9chat.server.operation.Reply;
import io.i9chat.server.operation.people.PeopleInputs.PrivacyPatch;
import io.i9chat.server.wire.ErrorCode;
import io.i9chat.server.wire.MeOut;
import io.i9chat.server.wire.Nothing;
import io.i9chat.server.wire.Patch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people show of themselves, and who may see it. */
public final class MeOperations {
  private final PeopleUseCases people;

  /** The operations on these use cases. */
  public MeOperations(PeopleUseCases people) {
    this.people = people;
  }

  /** All of them. */
  public List<Operation<?, ?>> all() {
    return List.of(get(), update());
  }

  private Operation<?, ?> get() {
    return Operation.named("me.get", "Shows the caller's own profile.", Nothing.class, MeOut.class)
        .http("GET", "/me", 200)
        .handledBy(
            Limits.DEFAULT,
            (call, input) ->
                switch (people.getMe().handle(new GetMe.Command(call.person()))) {
                  case GetMe.Found found -> Reply.done(MeOut.of(found.me()));
                  case GetMe.Gone gone -> Reply.refused(ErrorCode.UNAUTHENTICATED);
                });
  }

  private Operation<?, ?> update() {
    return Operation.named(
            "me.update", "Changes the caller's profile.", PeopleInputs.UpdateMe.class, MeOut.class)
        .http("PATCH", "/me", 200)
        .refuses(ErrorCode.MEDIA_INVALID)
        .handledBy(Limits.DEFAULT, this::update);
  }

  private Reply<MeOut> update(Call call, PeopleInputs.UpdateMe input) {
    UpdateMe.Command command =
        new UpdateMe.Command(
            call.person(),
            Fields.change(input.displayName()),
            Fields.change(input.bio()),
            Fields.change(input.picture()),
            privacy(input.privacy()));
    return switch (people.updateMe().handle(command)) {
      case UpdateMe.Updated updated -> Reply.done(MeOut.of(updated.me()));
      case UpdateMe.MediaInvalid(MediaFault fault) -> Reply.refused(fault);
      case UpdateMe.Gone gone -> Reply.refused(ErrorCode.UNAUTHENTICATED);
    };
  }

  private static PrivacyChange privacy(Patch<PrivacyPatch> patch) {
    if (!patch.present()) {
      return PrivacyChange.NONE;
    }
    Privacy usual = Privacy.DEFAULT;
    PrivacyPatch given = patch.value();
    return given == null
        ? new PrivacyChange(usual.presence(), usual.chats(), usual.groups(), usual.readReceipts())
        : new PrivacyChange(
            set(given.presence(), usual.presence()),
            set(given.chats(), usual.chats()),
            set(given.groups(), usual.groups()),
            set(given.readReceipts(), usual.readReceipts()));
  }

  private static <T> @Nullable T set(Patch<T> patch, T usual) {
    return switch (Fields.change(patch)) {
      case Change.Keep<T> keep -> null;
      case Change.To<T>(T value) -> value;
      case Change.Clear<T> clear -> usual;
    };
  }
}
