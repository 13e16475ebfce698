package io.i9chat.domain.message;

import io.i9chat.domain.chat.ChatAccess;
import io.i9chat.domain.chat.PageLimit;
import io.i9chat.domain.chat.Rosters;
import io.i9chat.domain.chat.SeenMarks;
import io.i9chat.domain.common.Attempts;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.chat.Receipts;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.ports.model.page.Weight;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.ports.model.receipt.ReceiptVisibility;
import io.i9chat.ports.model.receipt.Watermarks;
import io.i9chat.ports.people.Profiles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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
     * @param readCount 0 where what was read is hidden
     * @param members a page of them, by username ignoring case
     */
    record Shown(
        int total, int deliveredCount, int readCount, List<Progress> members, boolean hasMore)
        implements Outcome {
      /** Takes a copy of the list. */
      public Shown {
        members = List.copyOf(members);
      }
    }

    /** No chat, or no message in it, that they may see. */
    record NotFound() implements Outcome {}

    /** The message is another's, or the caller is not in the chat any more. */
    record Forbidden() implements Outcome {}

    /** It is a direct chat, and either has blocked the other. */
    record Blocked() implements Outcome {}
  }

  /** How far one person has got in the chat, as the caller may know it. */
  public record Progress(Profile person, SeenMarks marks) {}

  /** A recipient of the message. */
  private record Reached(PersonId person, Username username, SeenMarks marks) {}

  private final Chats chats;
  private final ChatLog log;
  private final Receipts receipts;
  private final Profiles profiles;
  private final Rosters rosters;

  ShowReceipts(StorePorts store, Rosters rosters) {
    chats = store.chats();
    log = store.log();
    receipts = store.receipts();
    profiles = store.profiles();
    this.rosters = rosters;
  }

  /** Shows them. */
  public Outcome handle(Command command) {
    Optional<Entry> target =
        log.at(command.chat(), List.of(command.seq()), PageBound.of(1)).stream().findFirst();
    return Attempts.until(() -> attempt(command, target));
  }

  private Optional<Outcome> attempt(Command command, Optional<Entry> target) {
    Optional<ChatView> view = chats.view(command.chat(), List.of(command.caller()));
    ChatAccess access = ChatAccess.of(view, command.caller());
    return switch (ReceiptsPolicy.decide(access, command.caller(), target)) {
      case NOT_FOUND -> Optional.of(new Outcome.NotFound());
      case FORBIDDEN -> Optional.of(new Outcome.Forbidden());
      case BLOCKED -> Optional.of(new Outcome.Blocked());
      case ALLOWED -> {
        ChatView chat = view.orElseThrow();
        Optional<List<Reached>> all =
            chat.group() == null ? Optional.of(ofDirect(command, chat)) : ofGroup(command, chat);
        yield all.map(reached -> page(command, reached));
      }
    };
  }

  private List<Reached> ofDirect(Command command, ChatView chat) {
    List<Profile> both = profiles.byId(chat.members().keySet());
    ReceiptVisibility visibility = ReceiptVisibility.of(chat, both);
    List<Reached> reached = new ArrayList<>();
    for (Profile person : both) {
      if (concerns(command, person.id(), chat.of(person.id()))) {
        Watermarks marks =
            receipts
                .shown(chat.id(), List.of(person.id()))
                .getOrDefault(person.id(), Watermarks.NONE);
        add(reached, person.id(), person.username(), SeenMarks.of(marks, visibility));
      }
    }
    return reached;
  }

  /** Empty if the group changed meanwhile. */
  private Optional<List<Reached>> ofGroup(Command command, ChatView chat) {
    return rosters
        .of(chat)
        .map(roster -> {
          List<Rosters.Listed> others =
              roster.members().stream()
                  .filter(one -> concerns(command, one.person(), one.membership()))
                  .toList();
          Collection<PersonId> people = others.stream().map(Rosters.Listed::person).toList();
          Map<PersonId, Watermarks> marks = receipts.shown(chat.id(), people);
          List<Reached> reached = new ArrayList<>(others.size());
          for (Rosters.Listed one : others) {
            Watermarks own = marks.getOrDefault(one.person(), Watermarks.NONE);
            add(reached, one.person(), one.username(), SeenMarks.of(own, ReceiptVisibility.ALL));
          }
          return reached;
        });
  }

  private static boolean concerns(Command command, PersonId person, Membership membership) {
    return !person.equals(command.caller()) && membership.isIn() && membership.sees(command.seq());
  }

  private static void add(
      List<Reached> reached, PersonId person, Username username, @Nullable SeenMarks marks) {
    if (marks != null) {
      reached.add(new Reached(person, username, marks));
    }
  }

  private Outcome page(Command command, List<Reached> all) {
    Username after = command.after();
    List<Reached> rest =
        all.stream().filter(one -> after == null || one.username().compareTo(after) > 0).toList();
    List<Reached> shown = rest.subList(0, Math.min(rest.size(), command.limit().items()));
    List<Progress> members = new ArrayList<>(shown.size());
    int done = take(shown, members);
    return new Outcome.Shown(
        all.size(),
        (int) all.stream().filter(one -> one.marks().hasDelivered(command.seq())).count(),
        (int) all.stream().filter(one -> one.marks().hasRead(command.seq())).count(),
        members,
        done < rest.size());
  }

  /**
   * Adds as many as fit on a page, without those who have no account, and says how many it took.
   */
  private int take(List<Reached> shown, List<Progress> members) {
    Map<PersonId, Profile> found = HashMap.newHashMap(shown.size());
    if (!shown.isEmpty()) {
      profiles
          .byId(shown.stream().map(Reached::person).toList())
          .forEach(profile -> found.put(profile.id(), profile));
    }
    PageBound.Filling filling = PageBound.of(PageLimit.MAX).fill();
    for (int i = 0; i < shown.size(); i++) {
      Profile person = found.get(shown.get(i).person());
      if (person != null) {
        if (!filling.takes(Weight.of(person))) {
          return i;
        }
        members.add(new Progress(person, shown.get(i).marks()));
      }
    }
    return shown.size();
  }
}
