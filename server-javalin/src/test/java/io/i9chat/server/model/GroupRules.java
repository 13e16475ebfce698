package io.i9chat.server.model;

import static io.i9chat.server.model.Reference.FORBIDDEN;
import static io.i9chat.server.model.Reference.INVALID;
import static io.i9chat.server.model.Reference.NOT_FOUND;
import static io.i9chat.server.model.Reference.OK;

import io.i9chat.server.model.ModelChat.Line;
import io.i9chat.server.model.ModelChat.Profile;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the {@link Reference} knows of groups. */
final class GroupRules {
  private final Reference all;
  private final Map<String, Command.Create> created = new HashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  GroupRules(Reference all) {
    this.all = all;
  }

  String create(Command.Create create) {
    String key = create.by() + "/" + create.clientId();
    Command.Create before = created.get(key);
    if (before != null) {
      return before.equals(create) ? OK + " " + numbers.get(key) : "idempotency_mismatch";
    }
    Set<Integer> people = new LinkedHashSet<>();
    String unfit = choose(create.by(), create.people(), null, people);
    if (unfit != null) {
      return unfit;
    }
    ModelChat group = new ModelChat(false, all.minutes());
    Profile profile = new Profile(create.name(), "", create.closed());
    append(group, create.by(), "created", List.of(), profile);
    append(group, create.by(), "added", List.copyOf(people), null);
    created.put(key, create);
    numbers.put(key, all.groups.size());
    all.groups.add(group);
    return OK + " " + numbers.get(key) + " fresh";
  }

  /** Puts those who are to come in into {@code chosen}, or answers why not. */
  private @Nullable String choose(
      int by, List<Integer> people, @Nullable ModelChat group, Set<Integer> chosen) {
    int members = group == null ? 1 : group.members(group.head());
    for (int i = 0; i < people.size(); i++) {
      int person = people.get(i);
      if (person == Command.NOBODY) {
        return NOT_FOUND + " " + i;
      }
      boolean in = group != null && group.isIn(person);
      if (person == by || chosen.contains(person) || in) {
        continue;
      }
      if (group != null && group.status(person).equals("left")) {
        return "user_left " + i;
      }
      if (all.isKeptOff(by, person)) {
        return FORBIDDEN + " " + i;
      }
      if (members + chosen.size() == Reference.MOST_MEMBERS) {
        return "group_full " + i;
      }
      chosen.add(person);
    }
    return chosen.isEmpty() ? "already_member" : null;
  }

  /** What an admin of a group is answered, or why the caller has no say in it. */
  private static String byAdmin(
      int by, @Nullable ModelChat chat, Function<ModelChat, String> answer) {
    if (chat == null || !chat.isGroup() || chat.status(by).equals("never")) {
      return NOT_FOUND;
    }
    if (!chat.isIn(by)) {
      return FORBIDDEN;
    }
    return chat.isAdmin(by) ? answer.apply(chat) : "not_an_admin";
  }

  String add(Command.Add add, @Nullable ModelChat chat) {
    return byAdmin(
        add.by(),
        chat,
        group -> {
          Set<Integer> people = new LinkedHashSet<>();
          String unfit = choose(add.by(), add.people(), group, people);
          return unfit == null
              ? append(group, add.by(), "added", List.copyOf(people), null)
              : unfit;
        });
  }

  String remove(Command.Remove remove, @Nullable ModelChat chat) {
    int by = remove.by();
    int whom = remove.whom();
    return byAdmin(
        by,
        chat,
        group -> {
          if (whom == Command.NOBODY || whom == by) {
            return whom == by ? INVALID : NOT_FOUND;
          }
          return group.isIn(whom)
              ? append(group, by, "removed", List.of(whom), null)
              : already(group, by, whom, "removed");
        });
  }

  String promote(Command.Promote promote, @Nullable ModelChat chat) {
    int by = promote.by();
    int whom = promote.whom();
    return byAdmin(
        by,
        chat,
        group -> {
          if (whom == Command.NOBODY) {
            return NOT_FOUND;
          }
          return group.status(whom).equals("member")
              ? append(group, by, "promoted", List.of(whom), null)
              : already(group, by, whom, "admin");
        });
  }

  String demote(Command.Demote demote, @Nullable ModelChat chat) {
    int by = demote.by();
    int whom = demote.whom();
    return byAdmin(
        by,
        chat,
        group -> {
          if (whom == Command.NOBODY) {
            return NOT_FOUND;
          }
          if (!group.isAdmin(whom)) {
            return already(group, by, whom, "member");
          }
          return group.admins() == 1
              ? "last_admin"
              : append(group, by, "demoted", List.of(whom), null);
        });
  }

  /** What is so already adds nothing, and answers the latest line that made it so. */
  private static String already(ModelChat chat, int by, int whom, String asked) {
    return chat.status(whom).equals(asked)
        ? Reference.answer(chat, chat.latest(line -> asked.equals(line.makes(whom))), by)
        : "not_a_member";
  }

  String join(int by, @Nullable ModelChat chat) {
    if (chat == null || !chat.isGroup()) {
      return NOT_FOUND;
    }
    String status = chat.status(by);
    if (chat.isIn(by)) {
      return OK;
    }
    if (status.equals("never") && chat.profile(chat.head()).closed()) {
      return NOT_FOUND;
    }
    int members = chat.members(chat.head());
    if (members == 0) {
      return FORBIDDEN;
    }
    if (status.equals("removed")) {
      return "user_removed";
    }
    if (members == Reference.MOST_MEMBERS) {
      return "group_full";
    }
    append(chat, by, "joined", List.of(), null);
    return OK;
  }

  String leave(int by, @Nullable ModelChat chat) {
    if (chat == null || !chat.isGroup() || chat.status(by).equals("never")) {
      return NOT_FOUND;
    }
    if (!chat.isIn(by)) {
      return Reference.answer(chat, chat.latest(line -> line.putsOut(by)), by);
    }
    String answer = append(chat, by, "left", List.of(), null);
    if (chat.admins() == 0 && chat.members(chat.head()) > 0) {
      int eldest =
          IntStream.range(0, Commands.PEOPLE)
              .filter(chat::isIn)
              .reduce((one, other) -> chat.since(other) < chat.since(one) ? other : one)
              .orElseThrow();
      append(chat, by, "promoted", List.of(eldest), null);
    }
    return answer;
  }

  String update(Command.Update update, @Nullable ModelChat chat) {
    int by = update.by();
    return byAdmin(
        by,
        chat,
        group -> {
          Profile before = group.profile(group.head());
          Profile after =
              new Profile(
                  update.name() == null ? before.name() : update.name(),
                  update.description() == null ? before.description() : update.description(),
                  update.closed() == null ? before.closed() : update.closed());
          return after.equals(before)
              ? Reference.answer(group, group.latest(line -> made(group, line, update)), by)
              : append(group, by, "changed", List.of(), after);
        });
  }

  /** Whether a line changed one of the fields that the update gives. */
  private static boolean made(ModelChat group, Line line, Command.Update update) {
    if (line.profile() == null || line.is("created")) {
      return line.is("created");
    }
    Profile before = group.profile(line.seq() - 1);
    Profile after = line.profile();
    return (update.name() != null && !after.name().equals(before.name()))
        || (update.description() != null && !after.description().equals(before.description()))
        || (update.closed() != null && after.closed() != before.closed());
  }

  private String append(
      ModelChat chat, int by, String kind, List<Integer> people, @Nullable Profile profile) {
    int seq = chat.head() + 1;
    chat.append(new Line(seq, all.minutes(), by, kind, people, 0, "", profile));
    return OK + " " + seq;
  }
}
