package org.portevoix.notification.feed;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CursorTests {

	@Test
	void readsWhatItWrites() {
		Cursor cursor = new Cursor(Map.of("AbC-_123.0", 17L, "AbC-_123.5", -1L, "zz.11", 123_456_789_012L));
		assertThat(Cursor.parse(cursor.text())).contains(cursor);
		assertThat(Cursor.parse(new Cursor(Map.of()).text())).contains(new Cursor(Map.of()));
		assertThat(cursor.text()).matches("[A-Za-z0-9_-]+");
	}

	@ParameterizedTest
	@ValueSource(strings = { "nonsense!", "bm9uc2Vuc2U", "YS4xPTEsLA", "YS4xPTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk" })
	void takesNothingElse(String text) {
		assertThat(Cursor.parse(text)).isEmpty();
	}

}
