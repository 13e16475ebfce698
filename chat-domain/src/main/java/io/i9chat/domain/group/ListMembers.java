package io.i9chat.domain.group;

import io.i9chat.domain.chat.PageLimit;
import io.i9chat.domain.chat.Rosters;
import io.i9chat.domain.chat.Rosters.Listed;
import io.i9chat.domain.common.Attempts;
import io.i9chat.domain.common.Batches;
import io.i9chat.domain.entry.Card;
import io.i9chat.domain.entry.Cards;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.MemberStatus;
import io.i9chat.ports.model.page.PageBound;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists who is in a group, by username ignoring case. */
public final class ListMembers {
  /**
   * Who asks about which group.
   *
   * @param after only people behind this username, {@code null} from the first
   */
  public record Command(PersonId caller, ChatId chat, @Nullable Username after, PageLimit limit) {}

  /** What they see. */
  public sealed interface Outcome {
    /**
     * A page of the members.
     *
     * @param hasMore whether more follow
     */
    record Page(List<Member> members, boolean hasMore) implements Outcome {
      /** Takes a copy of the list. */
      public Page {
        members = List.copyOf(members);
      }
    }

    /** No group that the caller may see. */
    record NotFound() implements Outcome {}

    /** The caller is not in the group any more. */
    record Gone() implements Outcome {}
  }

  /**
   * A person who is in.
   *
   * @param status member or admin
   * @param since when they came in last
   */
  public record Member(Card person, MemberStatus status, Instant since) {}

  private final Chats chats;
  private final ChatLog log;
  private final Cards cards;
  private final Rosters rosters;

  ListMembers(StorePorts store, Rosters rosters, Cards cards) {
    chats = store.chats();
    log = store.log();
    this.rosters = rosters;
    this.cards = cards;
  }

  /** Lists them. */
  public Outcome handle(Command command) {
    return Attempts.until(() -> attempt(command));
  }

  private Optional<Outcome> attempt(Command command) {
    Optional<ChatView> view = chats.view(command.chat(), List.of(command.caller()));
    return switch (Authority.of(view, command.caller())) {
      case Authority.None none -> Optional.of(new Outcome.NotFound());
      case Authority.Gone gone -> Optional.of(new Outcome.Gone());
      case Authority.Plain plain -> list(command, plain.chat());
      case Authority.Admin admin -> list(command, admin.chat());
    };
  }

  /** Empty if the group changed meanwhile, and the caller may be in no more. */
  private Optional<Outcome> list(Command command, ChatView view) {
    return rosters
        .of(view)
        .map(roster -> {
          List<Listed> all = roster.members();
          int from = command.after() == null ? 0 : roster.behind(command.after());
          int to = Math.min(all.size(), from + command.limit().items());
          List<Member> members = new ArrayList<>();
          int taken = take(command.chat(), all.subList(from, to), members);
          return new Outcome.Page(members, from + taken < all.size());
        });
  }

  /** How many were looked at; those who deleted their account meanwhile are left out. */
  private int take(ChatId chat, List<Listed> page, List<Member> members) {
    Map<PersonId, Card> found = cards.of(page.stream().map(Listed::person).toList());
    Set<Long> seqs = page.stream().map(one -> one.membership().since()).collect(Collectors.toSet());
    Map<Long, Instant> times = HashMap.newHashMap(seqs.size());
    Batches.at(log, chat, seqs, entry -> times.put(entry.seq(), entry.at()));
    PageBound.Filling filling = PageBound.of(PageLimit.MAX).fill();
    for (int i = 0; i < page.size(); i++) {
      Listed one = page.get(i);
      Card person = found.get(one.person());
      Instant since = times.get(one.membership().since());
      if (person != null && since != null) {
        if (!filling.takes(person.weight())) {
          return i;
        }
        members.add(new Member(person, one.membership().status(), since));
      }
    }
    return page.size();
  }
}
