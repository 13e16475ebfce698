package io.i9chat.server.model;

import io.i9chat.server.model.ModelChat.Line;
import io.i9chat.server.model.ModelChat.Profile;
import io.i9chat.server.model.Snapshot.Item;
import io.i9chat.server.model.Snapshot.Live;
import io.i9chat.server.model.Snapshot.LogLine;
import io.i9chat.server.model.Snapshot.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is in the chats of a {@link Reference}, and what of it each person should be shown. */
final class ReferenceView {
  private ReferenceView() {}

  static Snapshot of(Reference reference) {
    Map<String, ModelChat> chats = new TreeMap<>();
    for (int i = 0; i < reference.groups.size(); i++) {
      chats.put("group " + i, reference.groups.get(i));
    }
    reference.pairs.forEach(
        (pair, chat) -> chats.put("direct " + pair.one() + " " + pair.other(), chat));
    Map<String, List<LogLine>> logs = new TreeMap<>();
    Map<String, Map<Integer, Person>> people = new TreeMap<>();
    Map<String, Map<Integer, List<Live>>> live = new TreeMap<>();
    chats.forEach((name, chat) -> {
      logs.put(name, chat.log.stream().map(line -> line(chat, line)).toList());
      people.put(name, people(chat));
      live.put(name, live(chat));
    });
    return new Snapshot(logs, people, live);
  }

  /** Whoever sees an entry is told of it, in the order of the log. */
  private static Map<Integer, List<Live>> live(ModelChat chat) {
    Map<Integer, List<Live>> live = new TreeMap<>();
    for (int person = 0; person < Commands.PEOPLE; person++) {
      List<Live> told = new ArrayList<>();
      for (int seq : chat.visible(person)) {
        told.add(new Live(seq, chat.hides(chat.log.get(seq - 1), person)));
      }
      if (!told.isEmpty()) {
        live.put(person, told);
      }
    }
    return live;
  }

  private static Map<Integer, Person> people(ModelChat chat) {
    Map<Integer, Person> people = new TreeMap<>();
    for (int person = 0; person < Commands.PEOPLE; person++) {
      if (!chat.status(person).equals("never")) {
        people.put(person, person(chat, person));
      }
    }
    return people;
  }

  private static Person person(ModelChat chat, int person) {
    List<LogLine> log = new ArrayList<>();
    List<Item> history = new ArrayList<>();
    int cleared = chat.cleared.getOrDefault(person, 0);
    long active = chat.openedAt;
    for (int seq : chat.visible(person)) {
      Line line = chat.log.get(seq - 1);
      active = line.isAbout() ? active : line.at();
      if (seq > cleared) {
        log.add(chat.hides(line, person) ? LogLine.hidden(seq) : line(chat, line));
        if (!line.isAbout()) {
          history.add(item(chat, line, person));
        }
      }
    }
    return new Person(
        log,
        history,
        history.isEmpty() ? null : history.getLast(),
        chat.head(person),
        chat.unread(person),
        chat.delivered.getOrDefault(person, 0),
        chat.read.getOrDefault(person, 0),
        cleared,
        active,
        chat.isGroup() ? group(chat, person) : "");
  }

  /** The group now, or as it was when the person went. */
  private static String group(ModelChat chat, int person) {
    int upTo = chat.isIn(person) ? chat.head() : chat.head(person);
    return text(chat.profile(upTo)) + ", " + chat.members(upTo);
  }

  private static String text(Profile profile) {
    return profile.name() + "/" + profile.description() + "/" + profile.closed();
  }

  private static LogLine line(ModelChat chat, Line line) {
    Profile profile = line.profile();
    String text =
        switch (line.kind()) {
          case "created" -> profile == null ? "" : profile.name();
          case "changed" -> profile == null ? "" : text(profile);
          case "message", "edit" -> chat.isWithdrawn(line) ? Snapshot.WITHDRAWN : line.text();
          default -> line.text();
        };
    return new LogLine(line.seq(), line.kind(), line.author(), line.people(), line.target(), text);
  }

  private static Item item(ModelChat chat, Line line, int person) {
    if (!line.is("message")) {
      return new Item(line.seq(), line.kind(), line(chat, line).text(), false, false, "", Map.of());
    }
    Message now = message(chat, line, person);
    return new Item(
        line.seq(),
        line.kind(),
        now.text(),
        now.deleted(),
        now.edited(),
        line.target() == 0 ? "" : quote(chat, line.target(), person),
        reactions(chat, line.seq(), person));
  }

  /** A message as a person may see it now. */
  private record Message(String text, boolean deleted, boolean edited) {}

  private static Message message(ModelChat chat, Line line, int person) {
    Set<Integer> visible = chat.visible(person);
    Line last = line;
    for (Line edit : chat.about(line.seq(), "edit")) {
      last = visible.contains(edit.seq()) ? edit : last;
    }
    boolean deleted =
        chat.about(line.seq(), "delete").stream()
            .anyMatch(delete -> visible.contains(delete.seq()));
    return new Message(
        chat.isWithdrawn(last) ? Snapshot.WITHDRAWN : last.text(), deleted, last.is("edit"));
  }

  private static String quote(ModelChat chat, int seq, int person) {
    Line answered = chat.message(seq, person);
    return answered == null ? "" + seq : quote(seq, answered.author(), chat, answered, person);
  }

  private static String quote(int seq, int author, ModelChat chat, Line answered, int person) {
    Message now = message(chat, answered, person);
    return seq + " by " + author + ": " + now.text() + (now.deleted() ? ", deleted" : "");
  }

  /** The last of each person that the reader may see, unless it takes the one before away. */
  private static Map<String, List<Integer>> reactions(ModelChat chat, int seq, int reader) {
    Map<String, List<Integer>> reactions = new TreeMap<>();
    Set<Integer> visible = chat.visible(reader);
    for (int person = 0; person < Commands.PEOPLE; person++) {
      @Nullable Line last = null;
      for (Line reaction : chat.reactions(seq, person)) {
        last = visible.contains(reaction.seq()) ? reaction : last;
      }
      if (last != null && last.is("reaction")) {
        reactions.computeIfAbsent(last.text(), emoji -> new ArrayList<>()).add(person);
      }
    }
    return reactions;
  }
}
