package org.portevoix.backing.store;

import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** Walks through a stretch of a map, as it was when the walk began. */
final class Entries {

	private Entries() {
	}

	static <V> Stream<Map.Entry<Key, V>> all(MVMap<Key, V> map, boolean backwards) {
		return walk(map.cursor(null, null, backwards));
	}

	static <V> Stream<Map.Entry<Key, V>> between(MVMap<Key, V> map, Key from, Key to, boolean backwards) {
		return walk(backwards ? map.cursor(to, from, true) : map.cursor(from, to, false));
	}

	private static <V> Stream<Map.Entry<Key, V>> walk(Cursor<Key, V> cursor) {
		return StreamSupport.stream(new Walk<>(cursor), false);
	}

	private static final class Walk<V> extends Spliterators.AbstractSpliterator<Map.Entry<Key, V>> {

		private final Cursor<Key, V> cursor;

		Walk(Cursor<Key, V> cursor) {
			super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
			this.cursor = cursor;
		}

		@Override
		public boolean tryAdvance(java.util.function.Consumer<? super Map.Entry<Key, V>> action) {
			if (!this.cursor.hasNext()) {
				return false;
			}
			Key key = this.cursor.next();
			@Nullable V value = this.cursor.getValue();
			if (value != null) {
				action.accept(Map.entry(key, value));
			}
			return true;
		}

	}

}
