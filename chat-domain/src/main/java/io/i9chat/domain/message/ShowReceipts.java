package io.i9chat.domain.message;

import io.i9chat.domain.chat.ChatAccess;
import io.i9chat.domain.chat.PageLimit;
import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.chat.Receipts;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.chat.Payload;
import io.i9chat.ports.model.chat.Watermarks;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.ports.people.Profiles;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows the author of a message who has received and read it. */
public final class ShowReceipts {
  /**
   * Who asks about which message.
   *
   * @param after only people behind this username, {@code null} from the first
   */
  public record Command(
      PersonId caller, ChatId chat, long seq, @Nullable Username after, PageLimit limit) {}

  /** What they see. */
  public sealed interface Outcome {
    /**
     * How far the message has got with the others who were in when it was sent, and still are.
     *
     * @param total how many they are
     * @param members a page of them, by username ignoring case
     */
    record Shown(
        int total, int deliveredCount, int readCount, List<Progress> members, boolean hasMore)
        implements Outcome {}

    /** No chat, or no message in it, that they may see. */
    record NotFound() implements Outcome {}

    /** The message is another's, or the caller is not in the chat any more. */
    record Forbidden() implements Outcome {}
  }

  /** How far one person has got in the chat. */
  public record Progress(Profile person, Watermarks marks) {}

  private final Chats chats;
  private final ChatLog log;
  private final Receipts receipts;
  private final Profiles profiles;

  ShowReceipts(Chats chats, ChatLog log, Receipts receipts, Profiles profiles) {
    this.chats = chats;
    this.log = log;
    this.receipts = receipts;
    this.profiles = profiles;
  }

  /** Shows them. */
  public Outcome handle(Command command) {
    Optional<ChatView> view = chats.view(command.chat(), List.of(command.caller()));
    return switch (ChatAccess.of(view, command.caller())) {
      case ChatAccess.Stranger stranger -> new Outcome.NotFound();
      case ChatAccess.Gone gone -> new Outcome.Forbidden();
      case ChatAccess.Member member -> show(command, member);
    };
  }

  private Outcome show(Command command, ChatAccess.Member member) {
    List<Entry> found =
        member.membership().sees(command.seq())
            ? log.at(command.chat(), List.of(command.seq()))
            : List.of();
    if (found.isEmpty() || !(found.getFirst().payload() instanceof Payload.Message)) {
      return new Outcome.NotFound();
    }
    if (!found.getFirst().author().equals(command.caller())) {
      return new Outcome.Forbidden();
    }
    List<PersonId> others =
        member.chat().members().entrySet().stream()
            .filter(other -> !other.getKey().equals(command.caller()))
            .filter(other -> concerns(other.getValue(), command.seq()))
            .map(Map.Entry::getKey)
            .toList();
    Map<PersonId, Watermarks> marks = receipts.of(command.chat(), others);
    List<Progress> progress =
        profiles.byId(others).stream()
            .map(other -> new Progress(other, marks.getOrDefault(other.id(), Watermarks.NONE)))
            .sorted(Comparator.comparing(each -> each.person().username()))
            .toList();
    return page(command, progress);
  }

  private static boolean concerns(Membership membership, long seq) {
    return membership.isIn() && membership.sees(seq);
  }

  private static Outcome page(Command command, List<Progress> all) {
    List<Progress> rest =
        all.stream()
            .filter(each ->
                command.after() == null || each.person().username().compareTo(command.after()) > 0)
            .toList();
    int shown = Math.min(rest.size(), command.limit().items());
    return new Outcome.Shown(
        all.size(),
        (int) all.stream().filter(each -> each.marks().delivered() >= command.seq()).count(),
        (int) all.stream().filter(each -> each.marks().read() >= command.seq()).count(),
        rest.subList(0, shown),
        shown < rest.size());
  }
}
