package io.i9chat.server.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.I9chat;
import io.i9chat.domain.I9chatSettings;
import io.i9chat.domain.chat.ChangeChatSettings;
import io.i9chat.domain.chat.MarkReceipts;
import io.i9chat.domain.chat.OpenDirectChat;
import io.i9chat.domain.group.AddMembers;
import io.i9chat.domain.group.CreateGroup;
import io.i9chat.domain.group.GroupPatch;
import io.i9chat.domain.group.GroupSettings;
import io.i9chat.domain.group.JoinGroup;
import io.i9chat.domain.group.LeaveGroup;
import io.i9chat.domain.group.ManageMember;
import io.i9chat.domain.group.UpdateGroup;
import io.i9chat.domain.message.DeleteMessage;
import io.i9chat.domain.message.EditMessage;
import io.i9chat.domain.message.React;
import io.i9chat.domain.message.SendMessages;
import io.i9chat.domain.message.Unreact;
import io.i9chat.domain.people.AddBlock;
import io.i9chat.domain.people.RemoveBlock;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.GroupDescription;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.JoinPolicy;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.log.Emoji;
import io.i9chat.server.model.Snapshot.Live;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The domain on the nodes of a store, with people of its own, each with a client at one of them:
 * does what commands say, each at any node.
 */
final class Backend implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final MovableClock clock = new MovableClock(Fresh.now());
  private final Instant start = clock.instant();
  private final Random random = new Random(20261130);
  private final Nodes nodes;
  private final List<I9chat> i9chats = new ArrayList<>();
  private final Inhabitants people;
  private final List<Told> told = new ArrayList<>();
  private final List<ChatId> groups = new ArrayList<>();
  private final Map<Command.Pair, ChatId> pairs = new HashMap<>();

  Backend(Ground ground) {
    nodes = ground.open(clock);
    I9chatSettings settings =
        I9chatSettings.DEFAULT.with(new GroupSettings(Reference.MOST_MEMBERS));
    nodes.ports().forEach(ports -> i9chats.add(new I9chat(ports, settings)));
    people = Inhabitants.settle(nodes.ports().getFirst());
    for (int person = 0; person < Commands.PEOPLE; person++) {
      Told client = new Told();
      told.add(client);
      var unused = any().subscribe(id(person), client::on);
    }
  }

  /** Any of the nodes. */
  private I9chat any() {
    return i9chats.get(random.nextInt(i9chats.size()));
  }

  @Override
  public void close() {
    i9chats.forEach(I9chat::close);
    nodes.close();
  }

  /** Waits for a while until people were told this. */
  void awaitLive(Map<String, Map<Integer, List<Live>>> expected) {
    Map<ChatId, String> names = BackendView.names(groups, pairs);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!live(names).equals(expected) && System.nanoTime() < end) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** Everything that there is now. */
  Snapshot snapshot() {
    Map<ChatId, String> names = BackendView.names(groups, pairs);
    return new BackendView(nodes.ports().getFirst(), this::any, people, start)
        .of(names, live(names));
  }

  private Map<String, Map<Integer, List<Live>>> live(Map<ChatId, String> names) {
    Map<String, Map<Integer, List<Live>>> live = new TreeMap<>();
    names.values().forEach(name -> live.put(name, new TreeMap<>()));
    for (int person = 0; person < Commands.PEOPLE; person++) {
      for (Map.Entry<ChatId, List<Live>> each : told.get(person).entries().entrySet()) {
        live.computeIfAbsent(
                names.getOrDefault(each.getKey(), "a chat nobody made"), fresh -> new TreeMap<>())
            .put(person, List.copyOf(each.getValue()));
      }
    }
    return live;
  }

  private PersonId id(int person) {
    return people.id(person);
  }

  private Username name(int person) {
    return people.name(person);
  }

  private ChatId chat(Command.Where where) {
    return switch (where) {
      case Command.Group(int number) -> number < groups.size() ? groups.get(number) : Fresh.chat();
      case Command.Pair pair -> pairs.getOrDefault(pair, Fresh.chat());
    };
  }

  /**
   * Does it, and answers in the words of {@link Answers}.
   *
   * @param seq what it means, 0 if nothing
   */
  String run(Command command, int seq) {
    return switch (command) {
      case Command.Create create -> create(create);
      case Command.OpenDirect open -> open(open.by(), open.with());
      case Command.Add add -> Answers.of(add(add));
      case Command.Remove(int by, var where, int whom) ->
          Answers.of(
              any()
                  .groups()
                  .manage()
                  .handle(
                      new ManageMember.Command(
                          ManageMember.Act.REMOVE, id(by), chat(where), name(whom))));
      case Command.Promote(int by, var where, int whom) ->
          Answers.of(
              any()
                  .groups()
                  .manage()
                  .handle(
                      new ManageMember.Command(
                          ManageMember.Act.PROMOTE, id(by), chat(where), name(whom))));
      case Command.Demote(int by, var where, int whom) ->
          Answers.of(
              any()
                  .groups()
                  .manage()
                  .handle(
                      new ManageMember.Command(
                          ManageMember.Act.DEMOTE, id(by), chat(where), name(whom))));
      case Command.Join(int by, var where) ->
          Answers.of(any().groups().join().handle(new JoinGroup.Command(id(by), chat(where))));
      case Command.Leave(int by, var where) ->
          Answers.of(any().groups().leave().handle(new LeaveGroup.Command(id(by), chat(where))));
      case Command.Update update -> Answers.of(update(update));
      case Command.Pass pass -> pass(pass);
      default -> toMessage(command, seq);
    };
  }

  private String pass(Command.Pass pass) {
    clock.pass(Duration.ofMinutes(pass.minutes()));
    return "ok";
  }

  private String toMessage(Command command, int seq) {
    return switch (command) {
      case Command.Send send -> Answers.of(send(send, seq));
      case Command.Edit(int by, var where, int pick, String text) ->
          Answers.of(
              any()
                  .messages()
                  .edit()
                  .handle(
                      new EditMessage.Command(
                          id(by), chat(where), seq, new Content.Text(text), null)));
      case Command.Delete(int by, var where, int pick) ->
          Answers.of(
              any()
                  .messages()
                  .delete()
                  .handle(new DeleteMessage.Command(id(by), chat(where), seq)));
      case Command.React(int by, var where, int pick, String emoji) ->
          Answers.of(
              any()
                  .messages()
                  .react()
                  .handle(new React.Command(id(by), chat(where), seq, new Emoji(emoji))));
      case Command.Unreact(int by, var where, int pick) ->
          Answers.of(
              any().messages().unreact().handle(new Unreact.Command(id(by), chat(where), seq)));
      default -> byOneself(command, seq);
    };
  }

  private String byOneself(Command command, int seq) {
    return switch (command) {
      case Command.Clear(int by, var where, int pick) -> Answers.of(clear(by, chat(where), seq));
      case Command.MarkRead(int by, var where, int pick) ->
          Answers.of(
              any().chats().mark().handle(new MarkReceipts.Command(id(by), chat(where), 0, seq)));
      case Command.Block(int by, int whom) ->
          Answers.of(
              any().people().addBlock().handle(new AddBlock.Command(people.id(by), name(whom))));
      case Command.Unblock(int by, int whom) ->
          Answers.of(
              any()
                  .people()
                  .removeBlock()
                  .handle(new RemoveBlock.Command(people.id(by), name(whom))));
      default -> throw new IllegalArgumentException(command.toString());
    };
  }

  private ChangeChatSettings.Outcome clear(int by, ChatId chat, int seq) {
    Change<Long> upTo = seq == 0 ? Change.clear() : Change.to((long) seq);
    return any()
        .chats()
        .settings()
        .handle(
            new ChangeChatSettings.Command(
                id(by), chat, Change.keep(), Change.keep(), Change.keep(), upTo));
  }

  private String create(Command.Create create) {
    CreateGroup.Outcome outcome =
        any()
            .groups()
            .create()
            .handle(
                new CreateGroup.Command(
                    id(create.by()),
                    new ClientId("create-" + create.clientId()),
                    new GroupProfile(
                        new GroupName(create.name()),
                        new GroupDescription(""),
                        null,
                        policy(create.closed())),
                    people.names(create.people())));
    if (!(outcome instanceof CreateGroup.Outcome.Created created)) {
      return Answers.of(outcome);
    }
    ChatId chat = created.chat().state().chat().id();
    if (created.fresh()) {
      groups.add(chat);
    }
    return "ok " + groups.indexOf(chat) + (created.fresh() ? " fresh" : "");
  }

  private String open(int by, int with) {
    OpenDirectChat.Outcome outcome =
        any().chats().openDirect().handle(new OpenDirectChat.Command(id(by), name(with)));
    if (!(outcome instanceof OpenDirectChat.Outcome.Opened opened)) {
      return Answers.of(outcome);
    }
    ChatId chat = opened.chat().state().chat().id();
    ChatId before = pairs.putIfAbsent(Command.Pair.of(by, with), chat);
    assertThat(before == null ? chat : before).isEqualTo(chat);
    return opened.fresh() ? "ok fresh" : "ok";
  }

  private AddMembers.Outcome add(Command.Add add) {
    return any()
        .groups()
        .add()
        .handle(
            new AddMembers.Command(id(add.by()), chat(add.where()), people.names(add.people())));
  }

  private UpdateGroup.Outcome update(Command.Update update) {
    @Nullable String text = update.description();
    Change<GroupDescription> description =
        text == null ? Change.keep() : Change.to(new GroupDescription(text));
    GroupPatch patch =
        new GroupPatch(
            update.name() == null ? Change.keep() : Change.to(new GroupName(update.name())),
            text != null && text.isEmpty() ? Change.clear() : description,
            Change.keep(),
            update.closed() == null ? Change.keep() : Change.to(policy(update.closed())));
    return any()
        .groups()
        .update()
        .handle(new UpdateGroup.Command(id(update.by()), chat(update.where()), patch));
  }

  private static JoinPolicy policy(boolean closed) {
    return closed ? JoinPolicy.CLOSED : JoinPolicy.OPEN;
  }

  private SendMessages.Outcome send(Command.Send send, int replyTo) {
    SendMessages.Draft draft =
        new SendMessages.Draft(
            new ClientId("message-" + send.clientId()),
            new Content.Text(send.text()),
            replyTo == 0 ? null : (long) replyTo);
    return any()
        .messages()
        .send()
        .handle(new SendMessages.Command(id(send.by()), chat(send.where()), List.of(draft)))
        .getFirst();
  }
}
