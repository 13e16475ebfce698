package io.i9chat.server.model;

import io.i9chat.server.model.Command.Group;
import io.i9chat.server.model.Command.Pair;
import io.i9chat.server.model.Command.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Random sequences of commands; a seed always makes the same one. */
final class Commands {
  /** How many people a sequence has. */
  static final int PEOPLE = 6;

  private static final List<String> NAMES = List.of("North", "South", "East");
  private static final List<String> TEXTS = List.of("one", "two", "three", "four");
  private static final List<String> EMOJIS = List.of("👍", "❤️", "😂");

  private final RandomGenerator random;

  /** Whether one person reacts to the last message, again and again. */
  private final boolean narrow;

  /** How many of ten messages are in direct chats. */
  private final int direct;

  /** How many of ten commands change who is in a group, and how many do something to messages. */
  private final int coming;

  private final int acting;
  private Command.Create created = new Command.Create(0, 0, "North", false, List.of(1, 2));
  private Command.Send sent = new Command.Send(1, new Group(0), 0, "one", null);

  private Commands(RandomGenerator random) {
    this.random = random;
    narrow = random.nextInt(8) == 0;
    direct = random.nextInt(3) == 0 ? 7 : 2;
    coming = narrow ? 0 : random.nextInt(1, 6);
    acting = narrow ? 9 : random.nextInt(1, 5);
  }

  /** So many commands; the first make what the others need. */
  static List<Command> of(long seed, int count) {
    Commands commands = new Commands(new SplittableRandom(seed));
    List<Command> all = new ArrayList<>();
    all.add(commands.created);
    all.add(new Command.OpenDirect(0, 1));
    if (commands.narrow) {
      all.add(commands.sent);
    }
    if (commands.random.nextBoolean()) {
      all.add(new Command.Promote(0, new Group(0), 1));
    }
    while (all.size() < count) {
      all.add(commands.next());
    }
    return List.copyOf(all);
  }

  private Command next() {
    int kind = random.nextInt(10);
    if (kind < coming) {
      return comingAndGoing();
    }
    if (kind < coming + acting) {
      return aboutMessage();
    }
    Where where = where();
    return switch (random.nextInt(22)) {
      case 0 -> random.nextBoolean() ? openDirect() : create();
      case 1 -> new Command.Pass(random.nextBoolean() ? 1 : 24 * 60);
      case 2 -> block();
      case 3 -> new Command.Unblock(person(), person());
      case 4 -> new Command.Clear(in(where), where, random.nextInt(60));
      case 5 -> new Command.MarkRead(in(where), where, random.nextInt(60));
      case 6, 7 -> new Command.Pass(24 * 60 + 1);
      default -> send();
    };
  }

  private Command comingAndGoing() {
    return switch (random.nextInt(16)) {
      case 0, 1, 2, 3 -> new Command.Add(person(), group(), people());
      case 4, 5 -> new Command.Remove(person(), group(), anybody());
      case 6, 7 -> new Command.Promote(person(), group(), anybody());
      case 8, 9 -> new Command.Demote(person(), group(), anybody());
      case 10, 11, 12 -> new Command.Join(person(), group());
      case 13 -> new Command.Leave(person(), group());
      default -> update();
    };
  }

  private Command aboutMessage() {
    if (narrow) {
      return random.nextInt(8) == 0
          ? new Command.Unreact(0, new Group(0), 0)
          : new Command.React(0, new Group(0), 0, one(EMOJIS));
    }
    int pick = random.nextInt(60);
    Where where = where();
    int by = in(where);
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> new Command.Edit(by, where, pick, one(TEXTS));
      case 3, 4 -> new Command.Delete(by, where, random.nextInt(60));
      case 5 -> new Command.Unreact(by, where, pick);
      default -> new Command.React(by, where, pick, one(EMOJIS));
    };
  }

  /** A third of them once more, as of a client that has had no answer. */
  private Command create() {
    if (random.nextInt(3) > 0) {
      created =
          new Command.Create(
              person(), random.nextInt(2), one(NAMES), random.nextInt(3) == 0, people());
    }
    return created;
  }

  private Command block() {
    int by = random.nextInt(2);
    return random.nextBoolean()
        ? new Command.Block(by, 1 - by)
        : new Command.Block(person(), person());
  }

  private Command openDirect() {
    return new Command.OpenDirect(person(), anybody());
  }

  /** Some of them once more. */
  private Command send() {
    Integer reply = random.nextInt(3) == 0 ? random.nextInt(60) : null;
    if (random.nextInt(10) > 0) {
      Where where = where();
      sent = new Command.Send(in(where), where, random.nextInt(40), one(TEXTS), reply);
    }
    return sent;
  }

  private Command update() {
    String name = maybe(NAMES);
    String description = maybe(List.of("", "of the house"));
    Boolean closed = maybe(List.of(true, false));
    boolean nothing = name == null && description == null && closed == null;
    return new Command.Update(person(), group(), nothing ? one(NAMES) : name, description, closed);
  }

  /** A group, or a direct chat. */
  private Where where() {
    return random.nextInt(10) < direct ? pair() : group();
  }

  /** The first group mostly, a direct chat seldom. */
  private Where group() {
    int kind = random.nextInt(40);
    return kind == 0 ? pair() : new Group(kind < 4 ? 1 : 0);
  }

  private Where pair() {
    int one = person();
    boolean first = random.nextInt(3) > 0;
    return first ? Pair.of(0, 1) : Pair.of(one, (one + 1 + random.nextInt(PEOPLE - 1)) % PEOPLE);
  }

  /** Mostly a person of the pair, else any person. */
  private int in(Where where) {
    return where instanceof Pair(int one, int other) && random.nextInt(5) > 0
        ? random.nextBoolean() ? one : other
        : person();
  }

  /** The first people mostly, so that they meet. */
  private int person() {
    return random.nextInt(3) == 0 ? random.nextInt(PEOPLE) : random.nextInt(3);
  }

  private int anybody() {
    return random.nextInt(40) == 0 ? Command.NOBODY : person();
  }

  private List<Integer> people() {
    List<Integer> people = new ArrayList<>();
    int count = random.nextInt(1, 3);
    while (people.size() < count) {
      people.add(anybody());
    }
    return List.copyOf(people);
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private <T> @Nullable T maybe(List<T> of) {
    return random.nextInt(2) == 0 ? one(of) : null;
  }
}
