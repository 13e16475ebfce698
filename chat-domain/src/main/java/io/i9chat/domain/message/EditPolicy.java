package io.i9chat.domain.message;

import io.i9chat.domain.chat.ChatAccess;
import io.i9chat.domain.message.EditMessage.Outcome;
import io.i9chat.ports.model.commit.Precondition;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.IdempotencyKey;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.log.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Whether the caller may edit a message: a pure function of facts. Rules: EDIT-1. */
final class EditPolicy {
  private EditPolicy() {}

  /**
   * Decides.
   *
   * @param key what the edit is sent under, {@code null} if it has no client id
   * @param target the message, empty if there is none that the caller can see
   */
  static Decision<Outcome> decide(
      ChatAccess access,
      EditMessage.Command command,
      @Nullable IdempotencyKey key,
      Optional<Target> target,
      Instant now) {
    return Decision.about(
        access,
        target,
        new Outcome.NotFound(),
        new Outcome.Gone(),
        (member, message) -> decide(member, command, key, message, now));
  }

  private static Decision<Outcome> decide(
      ChatAccess.Member member,
      EditMessage.Command command,
      @Nullable IdempotencyKey key,
      Target target,
      Instant now) {
    Content content = command.content();
    Entry message = target.message();
    Entry last = target.edit() == null ? message : target.edit();
    Body body = last.payload().carried();
    if (!message.author().equals(command.caller())) {
      return refused(new Outcome.NotTheAuthor());
    }
    if (member.chat().isBlocked()) {
      return refused(new Outcome.Blocked());
    }
    if (target.deletion() != null || body == null) {
      return refused(new Outcome.Deleted());
    }
    if (!isEditOf(body.content(), content)) {
      return refused(new Outcome.NotEditable());
    }
    boolean late = now.isAfter(message.at().plus(EditMessage.TIME));
    // Under a client id it is an entry all the same: a repeat that comes after yet another edit
    // has to be known.
    if (body.content().equals(content) && (key == null || late)) {
      return new Decision.Already<>(last);
    }
    if (late) {
      return refused(new Outcome.TooLate());
    }
    return new Decision.Append<>(
        member.chat().version(),
        new Payload.Edit(message.seq(), new Body(content, body.media()), key),
        List.of(
            new Precondition.Undeleted(message.seq()),
            new Precondition.LastEdit(message.seq(), seq(target.edit()))),
        Words.of(content));
  }

  /** Whether the two differ in nothing but text or caption. */
  private static boolean isEditOf(Content before, Content after) {
    return switch (before) {
      case Content.Text text -> after instanceof Content.Text;
      case Content.Voice voice -> false;
      case Content.Audio audio -> false;
      case Content.Photos photos ->
          after instanceof Content.Photos other && carrySame(other.items(), photos.items());
      case Content.Videos videos ->
          after instanceof Content.Videos other && carrySame(other.items(), videos.items());
      case Content.File file ->
          after instanceof Content.File other
              && other.media().equals(file.media())
              && other.name().equals(file.name());
    };
  }

  private static boolean carrySame(List<Content.Visual> after, List<Content.Visual> before) {
    return after.size() == before.size()
        && IntStream.range(0, after.size()).allMatch(i -> after.get(i).carriesSame(before.get(i)));
  }

  private static long seq(@Nullable Entry entry) {
    return entry == null ? 0 : entry.seq();
  }

  private static Decision<Outcome> refused(Outcome outcome) {
    return new Decision.Refused<>(outcome);
  }
}
