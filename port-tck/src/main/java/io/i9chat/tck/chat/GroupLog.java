package io.i9chat.tck.chat;

import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.JoinPolicy;
import io.i9chat.ports.model.chat.MemberStatus;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Replays the log of a group against the rules of groups, as simply as they can be said: who may do
 * what is looked up in nothing but the entries below. For tests of whatever writes such a log.
 */
public final class GroupLog {
  private final int maxMembers;
  private final List<String> broken = new ArrayList<>();
  private final Map<PersonId, MemberStatus> statuses = new HashMap<>();
  private final Map<PersonId, Long> since = new HashMap<>();
  private final Map<Long, PersonId> messages = new HashMap<>();
  private final Map<PersonId, Set<ClientId>> used = new HashMap<>();
  private JoinPolicy joinPolicy = JoinPolicy.OPEN;
  private long seq;
  private long count;
  private Instant at = Instant.MIN;
  private @Nullable PersonId leaver;
  private @Nullable PersonId heir;

  private GroupLog(int maxMembers) {
    this.maxMembers = maxMembers;
  }

  /**
   * What is wrong with a log.
   *
   * @param entries all of it, in the order it was read
   * @return a sentence for each rule that is broken, none if the log keeps them all
   */
  public static List<String> broken(List<Entry> entries, int maxMembers) {
    GroupLog log = new GroupLog(maxMembers);
    entries.forEach(log::replay);
    log.check(log.heir == null, "ends without the new admin that the last one's leaving makes");
    return List.copyOf(log.broken);
  }

  private void replay(Entry entry) {
    seq++;
    check(entry.seq() == seq, "has seq " + entry.seq());
    check(!entry.at().isBefore(at), "is earlier than the one below it");
    at = entry.at();
    count += entry.payload() instanceof Payload.Message ? 1 : 0;
    check(entry.messages() == count, "counts " + entry.messages() + " messages, not " + count);
    PersonId author = entry.author();
    if (heir != null) {
      check(
          author.equals(leaver) && entry.payload().equals(new Payload.Promoted(heir)),
          "does not make the member who has been in longest admin when the last one leaves");
    } else {
      mayAct(author, entry.payload());
    }
    heir = null;
    if (entry.payload() instanceof Payload.Left) {
      heir = heirOf(author);
      leaver = author;
    }
    entry.payload().letsIn(author).forEach(person -> since.put(person, seq));
    statuses.putAll(entry.payload().statuses(author));
    check(heir != null || members() == 0 || admins() > 0, "leaves members without an admin");
    check(members() <= maxMembers, "makes the group too large");
  }

  private void mayAct(PersonId author, Payload payload) {
    switch (payload) {
      case Payload.Created created -> check(seq == 1, "creates the group again");
      case Payload.Joined joined -> mayJoin(author);
      case Payload.Left left -> check(isIn(author), "is by a person who is not in");
      case Payload.Activity activity -> {
        check(of(author) == MemberStatus.ADMIN, "is by a person who has no say");
        mayChange(author, activity);
      }
      case Payload.Message message -> {
        check(isIn(author), "is by a person who is not in");
        check(
            used.computeIfAbsent(author, fresh -> new HashSet<>()).add(message.clientId()),
            "has a client id that was used");
        messages.put(seq, author);
      }
      case Payload.Delete delete ->
          check(
              messages.containsKey(delete.target())
                  && (author.equals(messages.get(delete.target()))
                      || of(author) == MemberStatus.ADMIN),
              "deletes what is not the author's to delete");
      case Payload.About about ->
          check(
              isIn(author) && messages.containsKey(about.target()),
              "is about no message, or by a person who is not in");
    }
  }

  private void mayJoin(PersonId author) {
    boolean back = of(author) == MemberStatus.LEFT;
    check(
        back || (of(author) == MemberStatus.NEVER && joinPolicy == JoinPolicy.OPEN),
        "lets a person in who may not come: " + of(author) + ", " + joinPolicy);
    check(members() > 0, "comes into a group that is closed for good");
  }

  private void mayChange(PersonId author, Payload.Activity activity) {
    switch (activity) {
      case Payload.Added added -> {
        check(!added.people().isEmpty(), "adds no person");
        check(new HashSet<>(added.people()).size() == added.people().size(), "adds one twice");
        for (PersonId person : added.people()) {
          check(
              of(person) == MemberStatus.NEVER || of(person) == MemberStatus.REMOVED,
              "adds a person who is in or left: " + of(person));
        }
      }
      case Payload.Removed removed ->
          check(
              isIn(removed.person()) && !removed.person().equals(author),
              "removes who is not in, or oneself");
      case Payload.Promoted promoted ->
          check(of(promoted.person()) == MemberStatus.MEMBER, "promotes no plain member");
      case Payload.Demoted demoted ->
          check(
              of(demoted.person()) == MemberStatus.ADMIN && admins() > 1,
              "demotes no admin, or the last");
      case Payload.Changed(GroupProfile from, GroupProfile to) -> {
        check(!from.equals(to), "changes nothing");
        joinPolicy = to.joinPolicy();
      }
      default -> {}
    }
  }

  /** Who has to become admin if this person goes now. */
  private @Nullable PersonId heirOf(PersonId going) {
    if (of(going) != MemberStatus.ADMIN || admins() > 1) {
      return null;
    }
    PersonId eldest = null;
    for (PersonId person : statuses.keySet()) {
      if (isIn(person) && !person.equals(going) && (eldest == null || isElder(person, eldest))) {
        eldest = person;
      }
    }
    return eldest;
  }

  private boolean isElder(PersonId person, PersonId than) {
    int order = Long.compare(since.getOrDefault(person, 0L), since.getOrDefault(than, 0L));
    return order < 0 || (order == 0 && person.compareTo(than) < 0);
  }

  private MemberStatus of(PersonId person) {
    return statuses.getOrDefault(person, MemberStatus.NEVER);
  }

  private boolean isIn(PersonId person) {
    return of(person).isIn();
  }

  private long members() {
    return statuses.values().stream().filter(MemberStatus::isIn).count();
  }

  private long admins() {
    return statuses.values().stream().filter(MemberStatus.ADMIN::equals).count();
  }

  private void check(boolean holds, String otherwise) {
    if (!holds) {
      broken.add("entry " + seq + " " + otherwise);
    }
  }
}
