package io.i9chat.server.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.I9chat;
import io.i9chat.domain.chat.OpenDirectChat;
import io.i9chat.domain.group.AddMembers;
import io.i9chat.domain.group.GroupSettings;
import io.i9chat.domain.group.JoinGroup;
import io.i9chat.domain.group.LeaveGroup;
import io.i9chat.domain.group.ManageMember;
import io.i9chat.domain.message.SendMessages;
import io.i9chat.ports.Ports;
import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.NewAccount;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.GroupState;
import io.i9chat.ports.model.chat.MemberStatus;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.commit.OpenResult;
import io.i9chat.ports.model.commit.Opening;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.page.Cursor;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.server.model.Store;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import io.i9chat.tck.chat.GroupLog;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * People do at the same time what rules out each other, on two nodes over the same store: whichever
 * comes first, no rule is broken. One call is one round; any ports will do.
 */
final class GroupRaces implements AutoCloseable {
  private final Ports ports;
  private final I9chat one;
  private final I9chat other;
  private final Account ada;
  private final Account bob;
  private final Account cleo;
  private final Account dan;

  /** Races of people who are made for them. */
  GroupRaces(Store store) {
    ports = store.ports(InstantSource.system());
    Ports lingering = LingeringChats.in(store).ports(InstantSource.system());
    one = new I9chat(lingering);
    other = new I9chat(lingering);
    ada = settle();
    bob = settle();
    cleo = settle();
    dan = settle();
  }

  @Override
  public void close() {
    one.close();
    other.close();
  }

  /** The member being removed goes on sending. */
  void removeWhileSending() {
    ChatId chat = group(ada, bob, cleo);

    List<Object> done =
        race(
            () -> remove(one, ada, chat, bob),
            () -> sends(other, bob, chat),
            () -> sends(one, cleo, chat));

    List<Entry> log = log(chat);
    assertThat(done.getFirst()).isInstanceOf(ManageMember.Outcome.Done.class);
    List<?> outcomes = (List<?>) done.get(1);
    long sent = outcomes.stream().filter(SendMessages.Outcome.Sent.class::isInstance).count();
    assertThat(outcomes.subList((int) sent, outcomes.size()))
        .allMatch(SendMessages.Outcome.Gone.class::isInstance);
    assertThat(log.stream().filter(entry -> isMessageOf(entry, bob))).hasSize((int) sent);
    assertThat((List<?>) done.get(2)).allMatch(SendMessages.Outcome.Sent.class::isInstance);
  }

  /** The admin being demoted adds a person. */
  void demoteWhileAdding() {
    ChatId chat = group(ada, bob, dan);
    promote(ada, chat, bob);

    List<Object> done =
        race(
            () ->
                one.groups()
                    .manage()
                    .handle(
                        new ManageMember.Command(
                            ManageMember.Act.DEMOTE, ada.id(), chat, bob.username())),
            () ->
                other
                    .groups()
                    .add()
                    .handle(new AddMembers.Command(bob.id(), chat, List.of(cleo.username()))));

    log(chat);
    assertThat(done.getFirst()).isInstanceOf(ManageMember.Outcome.Done.class);
    boolean added = done.get(1) instanceof AddMembers.Outcome.Added;
    assertThat(added || done.get(1).equals(new AddMembers.Outcome.NotAnAdmin())).isTrue();
    assertThat(status(chat, cleo)).isEqualTo(added ? MemberStatus.MEMBER : MemberStatus.NEVER);
    assertThat(status(chat, bob)).isEqualTo(MemberStatus.MEMBER);
  }

  /** The member being removed leaves and joins again. */
  void joinWhileRemoved() {
    ChatId chat = group(ada, bob, cleo);

    List<Object> done =
        race(
            () -> remove(one, ada, chat, bob),
            () -> {
              leave(other, bob, chat);
              return other.groups().join().handle(new JoinGroup.Command(bob.id(), chat));
            });

    log(chat);
    boolean removed = done.getFirst() instanceof ManageMember.Outcome.Done;
    assertThat(removed || done.getFirst().equals(new ManageMember.Outcome.NotAMember())).isTrue();
    assertThat(status(chat, bob)).isEqualTo(removed ? MemberStatus.REMOVED : MemberStatus.MEMBER);
  }

  /** The two who are admins leave. */
  void twoLastAdminsLeave() {
    ChatId chat = group(ada, bob, cleo, dan);
    promote(ada, chat, bob);

    List<Object> done = race(() -> leave(one, ada, chat), () -> leave(other, bob, chat));

    log(chat);
    assertThat(done).allMatch(LeaveGroup.Outcome.Left.class::isInstance);
    GroupState group = Objects.requireNonNull(view(chat).group());
    assertThat(group.members()).isEqualTo(2);
    assertThat(group.admins()).isEqualTo(1);
  }

  /** Two people open the direct chat of the two. */
  void sameDirectChatFromBothSides() {
    Account left = settle();
    Account right = settle();

    List<Object> done = race(() -> direct(one, left, right), () -> direct(other, right, left));

    assertThat(done.getFirst()).isEqualTo(done.getLast());
    ChatId chat = (ChatId) done.getFirst();
    assertThat(status(chat, left)).isEqualTo(MemberStatus.MEMBER);
    assertThat(status(chat, right)).isEqualTo(MemberStatus.MEMBER);
    assertThat(entries(chat)).extracting(Entry::seq).containsExactly(1L, 2L);
  }

  // The array of calls is only read.
  @SafeVarargs
  @SuppressWarnings("varargs")
  private static List<Object> race(Callable<Object>... calls) {
    return Race.of(Arrays.asList(calls));
  }

  private Account settle() {
    Account account =
        new Account(Fresh.person(), Fresh.username(), Fresh.email(), null, Fresh.now());
    assertThat(
            ports
                .store()
                .accounts()
                .enrol(List.of(new NewAccount(account, new DisplayName("Somebody"), new Bio("")))))
        .isEmpty();
    return account;
  }

  /** An open group, made without the limits of those who make many. */
  private ChatId group(Account admin, Account... others) {
    OpenResult result =
        ports
            .store()
            .chats()
            .open(
                new Opening.Group(
                    Fresh.chat(),
                    admin.id(),
                    Fresh.clientId(),
                    Fresh.fingerprint(),
                    GroupProfile.named(new GroupName("A race")),
                    Arrays.stream(others).map(Account::id).toList(),
                    Fresh.now(),
                    List.of()));
    assertThat(result).isInstanceOf(OpenResult.Opened.class);
    return ((OpenResult.Opened) result).view().id();
  }

  private void promote(Account admin, ChatId chat, Account member) {
    assertThat(
            one.groups()
                .manage()
                .handle(
                    new ManageMember.Command(
                        ManageMember.Act.PROMOTE, admin.id(), chat, member.username())))
        .isInstanceOf(ManageMember.Outcome.Done.class);
  }

  private static Object remove(I9chat node, Account admin, ChatId chat, Account member) {
    return node.groups()
        .manage()
        .handle(
            new ManageMember.Command(ManageMember.Act.REMOVE, admin.id(), chat, member.username()));
  }

  private static Object leave(I9chat node, Account member, ChatId chat) {
    return node.groups().leave().handle(new LeaveGroup.Command(member.id(), chat));
  }

  private static List<SendMessages.Outcome> sends(I9chat node, Account author, ChatId chat) {
    List<SendMessages.Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      outcomes.add(send(node, author, chat));
    }
    return outcomes;
  }

  private static SendMessages.Outcome send(I9chat node, Account author, ChatId chat) {
    SendMessages.Draft draft =
        new SendMessages.Draft(Fresh.clientId(), new Content.Text("hello"), null);
    return node.messages()
        .send()
        .handle(new SendMessages.Command(author.id(), chat, List.of(draft)))
        .getFirst();
  }

  /** Opens a direct chat and says something there. */
  private static ChatId direct(I9chat node, Account opener, Account with) {
    OpenDirectChat.Outcome outcome =
        node.chats().openDirect().handle(new OpenDirectChat.Command(opener.id(), with.username()));
    assertThat(outcome).isInstanceOf(OpenDirectChat.Outcome.Opened.class);
    ChatId chat = ((OpenDirectChat.Outcome.Opened) outcome).chat().state().chat().id();
    assertThat(send(node, opener, chat)).isInstanceOf(SendMessages.Outcome.Sent.class);
    return chat;
  }

  private static boolean isMessageOf(Entry entry, Account author) {
    return entry.payload() instanceof Payload.Message && entry.author().equals(author.id());
  }

  /** The log of a group, which breaks no rule and says the same of all people as the view. */
  private List<Entry> log(ChatId chat) {
    List<Entry> entries = entries(chat);
    assertThat(GroupLog.broken(entries, GroupSettings.DEFAULT.maxMembers())).isEmpty();
    for (Account person : List.of(ada, bob, cleo, dan)) {
      MemberStatus last = MemberStatus.NEVER;
      for (Entry entry : entries) {
        Map<?, MemberStatus> statuses = entry.payload().statuses(entry.author());
        last = Objects.requireNonNullElse(statuses.get(person.id()), last);
      }
      assertThat(status(chat, person)).isEqualTo(last);
    }
    return entries;
  }

  private List<Entry> entries(ChatId chat) {
    return ports
        .store()
        .log()
        .log(chat, List.of(new Window(1, Window.OPEN)), new Cursor.After(0), PageBound.of(1_000))
        .entries();
  }

  private ChatView view(ChatId chat) {
    return ports
        .store()
        .chats()
        .view(chat, List.of(ada.id(), bob.id(), cleo.id(), dan.id()))
        .orElseThrow();
  }

  private MemberStatus status(ChatId chat, Account person) {
    return view(chat).of(person.id()).status();
  }
}
