package io.i9chat.server.model;

import io.i9chat.server.model.Command.Where;
import io.i9chat.server.model.ModelChat.Line;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rules of groups and messages as simply as they can be said, on plain lists and maps: what
 * every command is answered, and what is in the chats after it. Nothing here is the domain's.
 */
final class Reference {
  /** How many members a group may have. */
  static final int MOST_MEMBERS = 4;

  /** Lets only people they have written to open a chat with them or add them to a group. */
  static final int RESERVED = 4;

  static final String OK = "ok";
  static final String NOT_FOUND = "not_found";
  static final String FORBIDDEN = "forbidden";
  static final String INVALID = "invalid_input";

  final List<ModelChat> groups = new ArrayList<>();
  final Map<Command.Pair, ModelChat> pairs = new TreeMap<>(Reference::order);
  private final Set<List<Integer>> blocks = new HashSet<>();
  private final GroupRules group = new GroupRules(this);
  private final MessageRules message = new MessageRules(this);
  private long minutes;

  long minutes() {
    return minutes;
  }

  private static int order(Command.Pair one, Command.Pair other) {
    return one.one() == other.one()
        ? Integer.compare(one.other(), other.other())
        : Integer.compare(one.one(), other.one());
  }

  @Nullable ModelChat chat(Where where) {
    return switch (where) {
      case Command.Group(int number) -> number < groups.size() ? groups.get(number) : null;
      case Command.Pair pair -> pairs.get(pair);
    };
  }

  /** The seq that a command means; 0 if it means none. */
  int aim(Command command) {
    return switch (command) {
      case Command.Send send -> send.reply() == null ? 0 : messageSeq(send.where(), send.reply());
      case Command.Edit edit -> messageSeq(edit.where(), edit.pick());
      case Command.Delete delete -> messageSeq(delete.where(), delete.pick());
      case Command.React react -> messageSeq(react.where(), react.pick());
      case Command.Unreact unreact -> messageSeq(unreact.where(), unreact.pick());
      case Command.Clear clear -> seq(clear.where(), clear.pick());
      case Command.MarkRead mark -> seq(mark.where(), mark.pick());
      default -> 0;
    };
  }

  /** One of the last messages mostly, else any of the last seqs, or one above them. */
  private int messageSeq(Where where, int pick) {
    ModelChat chat = chat(where);
    List<Line> messages =
        chat == null ? List.of() : chat.log.stream().filter(line -> line.is("message")).toList();
    return messages.isEmpty() || pick % 20 == 19
        ? Math.max(1, seq(where, pick))
        : messages.get(messages.size() - 1 - pick % Math.min(10, messages.size())).seq();
  }

  private int seq(Where where, int pick) {
    ModelChat chat = chat(where);
    return Math.max(0, (chat == null ? 0 : chat.head()) + 1 - pick % 7);
  }

  /** Does what a command says, and answers as the domain should. */
  String run(Command command, int seq) {
    return switch (command) {
      case Command.Create create -> group.create(create);
      case Command.OpenDirect open -> openDirect(open.by(), open.with());
      case Command.Add add -> group.add(add, chat(add.where()));
      case Command.Remove remove -> group.remove(remove, chat(remove.where()));
      case Command.Promote promote -> group.promote(promote, chat(promote.where()));
      case Command.Demote demote -> group.demote(demote, chat(demote.where()));
      case Command.Join join -> group.join(join.by(), chat(join.where()));
      case Command.Leave leave -> group.leave(leave.by(), chat(leave.where()));
      case Command.Update update -> group.update(update, chat(update.where()));
      case Command.Send send -> message.send(send, seq);
      case Command.Edit edit -> message.edit(edit, seq);
      case Command.Delete delete -> message.delete(delete, seq);
      case Command.React react -> message.react(react, seq);
      case Command.Unreact unreact -> message.unreact(unreact, seq);
      case Command.Clear clear -> message.clear(clear.by(), chat(clear.where()), seq);
      case Command.MarkRead mark -> message.mark(mark.by(), chat(mark.where()), seq);
      case Command.Block(int by, int whom) -> block(by, whom);
      case Command.Unblock(int by, int whom) -> {
        blocks.remove(List.of(by, whom));
        yield OK;
      }
      case Command.Pass pass -> {
        minutes += pass.minutes();
        yield OK;
      }
    };
  }

  private String block(int by, int whom) {
    if (by == whom) {
      return INVALID;
    }
    blocks.add(List.of(by, whom));
    return OK;
  }

  boolean isBlocked(int one, int other) {
    return blocks.contains(List.of(one, other)) || blocks.contains(List.of(other, one));
  }

  /** Whether a block or a setting keeps {@code caller} from coming near {@code other}. */
  boolean isKeptOff(int caller, int other) {
    ModelChat direct = pairs.get(Command.Pair.of(caller, other));
    boolean wrote =
        direct != null
            && direct.log.stream().anyMatch(line -> line.is("message") && line.author() == other);
    return isBlocked(caller, other) || (other == RESERVED && !wrote);
  }

  private String openDirect(int by, int with) {
    if (with == Command.NOBODY) {
      return NOT_FOUND;
    }
    if (with == by) {
      return INVALID;
    }
    ModelChat there = pairs.get(Command.Pair.of(by, with));
    if (there != null && there.isIn(by)) {
      return OK;
    }
    if (isKeptOff(by, with)) {
      return FORBIDDEN;
    }
    pairs.computeIfAbsent(Command.Pair.of(by, with), pair -> new ModelChat(true, minutes)).let(by);
    return "ok fresh";
  }

  /** The answer that tells of {@code line}, hidden from those who may not see it. */
  static String answer(ModelChat chat, Line line, int by) {
    boolean seen = chat.visible(by).contains(line.seq()) && !chat.hides(line, by);
    return OK + " " + line.seq() + (seen || line.author() == by ? "" : " hidden");
  }
}
