package org.portevoix.backing.mailbox;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** The last mails, newest first. */
final class Mails {

	static final int KEPT = 200_000;

	private static final int DICTIONARIES = 32;

	private static final int DICTIONARY_BYTES = 16 * 1024;

	private static final int HEAD_BYTES = 4096;

	private final int kept;

	private final Clock clock;

	private final Deque<Mail> newestFirst = new ArrayDeque<>();

	private final Map<String, byte[]> dictionaries = new LinkedHashMap<>(16, 0.75f, true) {
		@Override
		protected boolean removeEldestEntry(Map.@Nullable Entry<String, byte[]> eldest) {
			return size() > DICTIONARIES;
		}
	};

	private long lastId;

	Mails(int kept, Clock clock) {
		this.kept = kept;
		this.clock = clock;
	}

	void add(String from, List<String> to, byte[] content) {
		Packed packed = Packed.of(content, dictionaryFor(content));
		synchronized (this.newestFirst) {
			this.newestFirst.addFirst(new Mail(++this.lastId, from, List.copyOf(to), this.clock.instant(), packed));
			if (this.newestFirst.size() > this.kept) {
				this.newestFirst.removeLast();
			}
		}
	}

	/** Mails with one subject are alike. */
	private byte[] dictionaryFor(byte[] content) {
		String subject = subject(content);
		synchronized (this.dictionaries) {
			return this.dictionaries.computeIfAbsent(subject,
					(unused) -> java.util.Arrays.copyOf(content, Math.min(content.length, DICTIONARY_BYTES)));
		}
	}

	private static String subject(byte[] content) {
		String head = new String(content, 0, Math.min(content.length, HEAD_BYTES), StandardCharsets.ISO_8859_1);
		int start = head.indexOf("\nSubject:");
		int end = head.indexOf('\n', start + 1);
		return (start < 0 || end < 0) ? "" : head.substring(start, end);
	}

	/**
	 * Newest first.
	 * @param to only those to this address; all if null
	 */
	List<Mail> list(@Nullable String to, int limit) {
		return list(to, Instant.MIN, limit);
	}

	/** The same, of those that came at a moment or later. */
	List<Mail> list(@Nullable String to, Instant since, int limit) {
		return snapshot().stream()
			.takeWhile((mail) -> !mail.receivedAt().isBefore(since))
			.filter((mail) -> to == null || mail.isTo(to))
			.limit(limit)
			.toList();
	}

	Optional<Mail> byId(long id) {
		return snapshot().stream().filter((mail) -> mail.id() == id).findFirst();
	}

	private List<Mail> snapshot() {
		synchronized (this.newestFirst) {
			return List.copyOf(this.newestFirst);
		}
	}

	int count() {
		synchronized (this.newestFirst) {
			return this.newestFirst.size();
		}
	}

	void clear() {
		synchronized (this.newestFirst) {
			this.newestFirst.clear();
		}
	}

}
