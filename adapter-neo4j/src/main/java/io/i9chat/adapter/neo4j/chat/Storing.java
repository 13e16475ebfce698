package io.i9chat.adapter.neo4j.chat;

import io.i9chat.adapter.neo4j.graph.Graph;
import io.i9chat.adapter.neo4j.graph.Properties;
import io.i9chat.adapter.neo4j.graph.Queries;
import io.i9chat.adapter.neo4j.log.Bodies;
import io.i9chat.adapter.neo4j.log.Deletions;
import io.i9chat.adapter.neo4j.node.ChatRows;
import io.i9chat.adapter.neo4j.node.Stored;
import io.i9chat.adapter.neo4j.search.WordSpelling;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.commit.LogHead;
import io.i9chat.ports.model.receipt.Watermarks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.TransactionContext;

/** Writes what a transaction did to the chats it locked: all of it in one query. */
public final class Storing {
  static final String STORE =
      Queries.add(
          "store",
          """
          CALL () {
            UNWIND $in.heads AS head
            MATCH (c:Chat {id: head.chat})
            SET c.head = head.seq, c.activeAt = head.activeAt
          }
          CALL () {
            UNWIND $in.profiles AS profile
            MATCH (c:Chat {id: profile.chat})
            SET c.name = profile.name, c.description = profile.description,
              c.joinPolicy = profile.joinPolicy, c.picture = profile.picture,
              c.preview = profile.preview
          }
          CALL () {
            UNWIND $in.newcomers AS new
            MATCH (c:Chat {id: new.chat})
            MERGE (p:Person {id: new.person})
            CREATE (p)-[:HAS]->(:Membership {chat: new.chat, person: new.person})-[:IN]->(c)
          }
          CALL () {
            UNWIND $in.members AS row
            MATCH (m:Membership {chat: row.chat, person: row.person})
            SET m.windows = row.windows, m.standing = row.standing, m.leftAt = row.leftAt,
              m.changedBy = row.changedBy, m.frozenName = row.frozen.name,
              m.frozenDescription = row.frozen.description,
              m.frozenJoinPolicy = row.frozen.joinPolicy, m.frozenMembers = row.frozen.members,
              m.frozenAdmins = row.frozen.admins, m.frozenPicture = row.frozen.picture,
              m.frozenPreview = row.frozen.preview
          }
          CALL () {
            UNWIND $in.authors AS author
            MATCH (m:Membership {chat: author.chat, person: author.person})
            SET m.delivered = author.delivered, m.deliveredAt = author.deliveredAt,
              m.read = author.read, m.readAt = author.readAt, m.shown = author.shown,
              m.wrote = CASE WHEN author.said THEN true ELSE m.wrote END
            WITH m, author
            UNWIND author.written AS row
            CREATE (m)-[:WROTE]->(made:Entry)
            SET made = row
          }
          CALL () {
            UNWIND $in.replies AS reply
            MATCH (e:Entry {chat: reply.chat, seq: reply.seq})
            MATCH (target:Entry {chat: reply.chat, seq: reply.to})
            CREATE (e)-[:REPLIES_TO]->(target)
          }
          CALL () {
            UNWIND $in.abouts AS about
            MATCH (e:Entry {chat: about.chat, seq: about.seq})
            MATCH (target:Entry {chat: about.chat, seq: about.to})
            CREATE (e)-[:ABOUT]->(target)
          }
          CALL () {
            UNWIND $in.messages AS message
            MATCH (e:Entry {chat: message.chat, seq: message.seq})
            SET e.editedBy = message.editedBy, e.deletedBy = message.deletedBy
          }
          CALL () {
            UNWIND $in.withdrawn AS gone
            MATCH (e:Entry {chat: gone.chat, seq: gone.seq})
            WITH e, gone, e.author AS person,\
          """
              + Stored.BODY
              + """
                   AS bytes
                SET e.withdrawnBy = coalesce(e.withdrawnBy, gone.by)
              """
              + Bodies.WITHDRAW
              + Stored.LESS
              + """
              }
              CALL () {
                UNWIND $in.words AS found
                MATCH (e:Entry {chat: found.chat, seq: found.seq})
                SET e.said = found.said, e.unindexed = found.unindexed
              }
              """
              + Deletions.ADD
              + Stored.ADD);

  private final List<Map<String, Object>> heads = new ArrayList<>();
  private final List<Map<String, Object>> profiles = new ArrayList<>();
  private final List<Map<String, Object>> newcomers = new ArrayList<>();
  private final List<Map<String, Object>> members = new ArrayList<>();
  private final List<Map<String, Object>> authors = new ArrayList<>();
  private final List<Map<String, Object>> replies = new ArrayList<>();
  private final List<Map<String, Object>> abouts = new ArrayList<>();
  private final List<Map<String, Object>> messages = new ArrayList<>();
  private final List<Map<String, Object>> withdrawn = new ArrayList<>();
  private final List<Map<String, Object>> words = new ArrayList<>();
  private final List<Map<String, Object>> deleted = new ArrayList<>();
  private final StoringUses uses = new StoringUses();

  private Storing() {}

  /** Writes what has changed in locked chats. */
  static void store(TransactionContext tx, Collection<ChatState> chats, Stored stored) {
    Storing storing = new Storing();
    chats.forEach(storing::add);
    if (!storing.isEmpty()) {
      Map<String, Object> in = storing.parameters();
      in.put("stored", stored.rows());
      tx.run(STORE, Graph.in(in)).consume();
    }
    storing.uses.store(tx);
  }

  private boolean isEmpty() {
    return heads.isEmpty() && newcomers.isEmpty() && members.isEmpty() && authors.isEmpty();
  }

  private Map<String, Object> parameters() {
    // People are locked in one order by all transactions, as chats are.
    newcomers.sort(Comparator.comparing(row -> (String) row.get("person")));
    Map<String, Object> in = new HashMap<>();
    in.put("heads", heads);
    in.put("profiles", profiles);
    in.put("newcomers", newcomers);
    in.put("members", members);
    in.put("authors", authors);
    in.put("replies", replies);
    in.put("abouts", abouts);
    in.put("messages", messages);
    in.put("withdrawn", withdrawn);
    in.put("words", words);
    in.put("deleted", deleted);
    return in;
  }

  private void add(ChatState chat) {
    String id = chat.id.toString();
    if (chat.hasGrown()) {
      LogHead log = chat.log();
      heads.add(Map.of("chat", id, "seq", log.seq(), "activeAt", Properties.time(log.lastAt())));
    }
    GroupProfile profile = chat.changedProfile();
    if (profile != null) {
      Map<String, Object> row = new HashMap<>(ChatRows.profile(profile));
      row.put("chat", id);
      profiles.add(row);
    }
    chat.memberships.forEach((person, state) -> add(id, person, state, chat.isDirect()));
    chat.messageChanges.changed().forEach((seq, message) -> messages.add(row(id, seq, message)));
    chat.messageChanges
        .withdrawn()
        .forEach((seq, by) -> withdrawn.add(Map.of("chat", id, "seq", seq, "by", by)));
    chat.messageChanges.deleted().forEach(seq -> deleted.addAll(Deletions.rows(id, seq)));
    chat.messageChanges
        .words()
        .forEach((seq, found) -> words.add(WordSpelling.row(chat.id, seq, found)));
    uses.add(chat);
  }

  private static Map<String, Object> row(String chat, long seq, MessageChanges.Message message) {
    Map<String, Object> row = new HashMap<>(Map.of("chat", chat, "seq", seq));
    if (message.editedBy() > 0) {
      row.put("editedBy", message.editedBy());
    }
    if (message.deletedBy() > 0) {
      row.put("deletedBy", message.deletedBy());
    }
    return row;
  }

  private void add(String chat, PersonId person, MembershipState state, boolean direct) {
    if (!state.stored) {
      newcomers.add(Map.of("chat", chat, "person", person.toString()));
    }
    if (state.isChanged()) {
      members.add(member(chat, person, state));
    }
    if (state.hasMoved()) {
      authors.add(author(chat, person, state, direct));
      for (Map<String, Object> entry : state.written) {
        link(replies, chat, entry, "replyTo");
        link(abouts, chat, entry, "target");
      }
    }
  }

  private static Map<String, Object> member(String chat, PersonId person, MembershipState state) {
    Map<String, Object> row = new HashMap<>();
    row.put("chat", chat);
    row.put("person", person.toString());
    row.put("windows", ChatRows.windows(state.membership().windows()));
    row.put("standing", ChatRows.status(state.membership().status()));
    row.put("leftAt", Properties.timeOrNull(state.leftAt()));
    row.put("changedBy", state.changedBy());
    row.put("frozen", ChatRows.frozen(state.membership().frozen()));
    return row;
  }

  private static Map<String, Object> author(
      String chat, PersonId person, MembershipState state, boolean direct) {
    Watermarks marks = state.receipts().held();
    Map<String, Object> row = new HashMap<>();
    row.put("chat", chat);
    row.put("person", person.toString());
    row.put("delivered", marks.delivered());
    row.put("deliveredAt", Properties.timeOrNull(marks.deliveredAt()));
    row.put("read", marks.read());
    row.put("readAt", Properties.timeOrNull(marks.readAt()));
    row.put("shown", direct ? ChatRows.shown(state.receipts().shown()) : null);
    row.put("written", state.written);
    row.put("said", state.said());
    return row;
  }

  private static void link(
      List<Map<String, Object>> links, String chat, Map<String, Object> entry, String property) {
    Object to = entry.get(property);
    if (to != null) {
      links.add(Map.of("chat", chat, "seq", entry.getOrDefault("seq", 0L), "to", to));
    }
  }
}
