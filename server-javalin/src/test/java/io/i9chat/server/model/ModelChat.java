package io.i9chat.server.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One chat of the {@link Reference}: its log, from which everything is looked up again every time,
 * and what people have noted of it.
 */
final class ModelChat {
  /** What a group shows of itself. */
  record Profile(String name, String description, boolean closed) {}

  /**
   * One line of the log.
   *
   * @param people the people it names: those added, or the person it is about
   * @param target the message it is about, or answers; 0 if none
   * @param text of a message or edit, or the emoji
   * @param profile what the group shows from here on, {@code null} if the line does not say
   */
  record Line(
      int seq,
      long at,
      int author,
      String kind,
      List<Integer> people,
      int target,
      String text,
      @Nullable Profile profile) {
    boolean is(String one) {
      return kind.equals(one);
    }

    /** Whether it is about a message. */
    boolean isAbout() {
      return is("edit") || is("delete") || isReaction();
    }

    boolean isReaction() {
      return is("reaction") || is("unreaction");
    }

    /** What {@code person} is from here on, {@code null} if it does not say. */
    @Nullable String makes(int person) {
      boolean own = author == person;
      boolean named = people.contains(person);
      return switch (kind) {
        case "created" -> own ? "admin" : null;
        case "joined" -> own ? "member" : null;
        case "left" -> own ? "left" : null;
        case "added", "demoted" -> named ? "member" : null;
        case "promoted" -> named ? "admin" : null;
        case "removed" -> named ? "removed" : null;
        default -> null;
      };
    }

    boolean letsIn(int person) {
      return !is("promoted")
          && !is("demoted")
          && ("admin".equals(makes(person)) || "member".equals(makes(person)));
    }

    boolean putsOut(int person) {
      return "left".equals(makes(person)) || "removed".equals(makes(person));
    }
  }

  /** A message as it was sent under a client id. */
  record Sent(int seq, String text, int replyTo) {}

  /** The people a direct chat exists for; {@code null} in a group. */
  final @Nullable Set<Integer> open;

  final long openedAt;
  final List<Line> log = new ArrayList<>();
  final Map<String, Sent> sent = new HashMap<>();
  final Map<Integer, Integer> cleared = new HashMap<>();
  final Map<Integer, Integer> delivered = new HashMap<>();
  final Map<Integer, Integer> read = new HashMap<>();

  ModelChat(boolean direct, long openedAt) {
    open = direct ? new HashSet<>() : null;
    this.openedAt = openedAt;
  }

  boolean isGroup() {
    return open == null;
  }

  int head() {
    return log.size();
  }

  /** Makes a direct chat exist for a person. */
  void let(int person) {
    if (open == null) {
      throw new IllegalStateException("a group lets nobody in but by its log");
    }
    open.add(person);
  }

  Line append(Line line) {
    log.add(line);
    for (int person = 0; person < Commands.PEOPLE; person++) {
      if (line.letsIn(person) || (line.is("message") && line.author() == person)) {
        delivered.put(person, line.seq());
        read.put(person, line.seq());
      }
    }
    return line;
  }

  /** What a person is: never, member, admin, left or removed. */
  String status(int person) {
    if (open != null) {
      return open.contains(person) ? "member" : "never";
    }
    return status(person, head());
  }

  /** What a person of a group was right after the line at {@code upTo}. */
  private String status(int person, int upTo) {
    String status = "never";
    for (Line line : log.subList(0, upTo)) {
      String made = line.makes(person);
      status = made == null ? status : made;
    }
    return status;
  }

  boolean isIn(int person) {
    return isIn(status(person));
  }

  private static boolean isIn(String status) {
    return status.equals("member") || status.equals("admin");
  }

  boolean isAdmin(int person) {
    return isGroup() && status(person).equals("admin");
  }

  int members(int upTo) {
    int members = 0;
    for (int person = 0; person < Commands.PEOPLE; person++) {
      members += isIn(status(person, upTo)) ? 1 : 0;
    }
    return members;
  }

  int admins() {
    int admins = 0;
    for (int person = 0; person < Commands.PEOPLE; person++) {
      admins += isAdmin(person) ? 1 : 0;
    }
    return admins;
  }

  /** The seq that let a person in last. */
  int since(int person) {
    return latest(line -> line.letsIn(person)).seq();
  }

  /** The latest line that is as asked; there must be one. */
  Line latest(Predicate<Line> asked) {
    return log.reversed().stream().filter(asked).findFirst().orElseThrow();
  }

  Profile profile(int upTo) {
    Profile profile = new Profile("", "", false);
    for (Line line : log.subList(0, upTo)) {
      profile = line.profile() == null ? profile : line.profile();
    }
    return profile;
  }

  /** The seqs that a person may see, those of every window. */
  Set<Integer> visible(int person) {
    Set<Integer> visible = new TreeSet<>();
    boolean in = open != null && open.contains(person);
    for (Line line : log) {
      boolean before = in;
      in = (in || line.letsIn(person)) && !line.putsOut(person);
      if (before || in) {
        visible.add(line.seq());
      }
    }
    return visible;
  }

  /** The last seq that a person may see, 0 if there is none. */
  int head(int person) {
    return visible(person).stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  boolean hides(Line line, int person) {
    return line.isAbout() && !visible(person).contains(line.target());
  }

  /** The message at {@code seq}, if it is one that {@code person} may see. */
  @Nullable Line message(int seq, int person) {
    return visible(person).contains(seq) && log.get(seq - 1).is("message")
        ? log.get(seq - 1)
        : null;
  }

  /** Lines about a message, of one kind. */
  List<Line> about(int target, String kind) {
    return log.stream().filter(line -> line.is(kind) && line.target() == target).toList();
  }

  boolean isDeleted(int seq) {
    return !about(seq, "delete").isEmpty();
  }

  /** A person's reactions to a message, and what took them away. */
  List<Line> reactions(int target, int person) {
    return log.stream()
        .filter(line -> line.isReaction() && line.target() == target && line.author() == person)
        .toList();
  }

  /** Whether what a message or edit said is gone for all readers. */
  boolean isWithdrawn(Line line) {
    int message = line.is("edit") ? line.target() : line.seq();
    return isDeleted(message)
        || about(message, "edit").stream().anyMatch(edit -> edit.seq() > line.seq());
  }

  /** Messages of others that a person has not read nor cleared, and that are not deleted. */
  int unread(int person) {
    int from = Math.max(read.getOrDefault(person, 0), cleared.getOrDefault(person, 0));
    int unread = 0;
    for (int seq : visible(person)) {
      Line line = log.get(seq - 1);
      boolean ofAnother = line.is("message") && line.author() != person;
      unread += seq > from && ofAnother && !isDeleted(seq) ? 1 : 0;
    }
    return unread;
  }
}
