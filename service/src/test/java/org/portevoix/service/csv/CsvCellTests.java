package org.portevoix.service.csv;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CsvCellTests {

	@ParameterizedTest
	@ValueSource(strings = { "=1+1", "+32", "-2", "@SUM(A1)", "\tx", "\r=1", " =1+1", "\n@x", "\uFF1D1" })
	void startsWithNothingThatASpreadsheetCalculates(String typed) {
		assertThat(CsvCell.of(typed)).startsWith("\"'").endsWith("\"");
	}

	/** Belgian and French spreadsheets take a semicolon for the end of a cell. */
	@ParameterizedTest
	@ValueSource(
			strings = { "X;=cmd|'/c calc'!A1;Y", "X;=1+1", "a\t=1", "a,+1", "a\"=1", "a; =1", "a|@x", "a;\uFF1D1" })
	void hasNoCellInsideThatIsCalculated(String typed) {
		for (String inside : CsvCell.of(typed).split("[;,|\t\"]")) {
			assertThat(inside.strip()).doesNotStartWith("=")
				.doesNotStartWith("+")
				.doesNotStartWith("@")
				.doesNotStartWith("\uFF1D");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '#', quoteCharacter = '~',
			value = { "Jean-Luc#\"Jean-Luc\"", "O'Neill#\"O'Neill\"", "a, b#\"a, b\"", "x = y#\"x = y\"" })
	void leavesNamesAsTheyAre(String typed, String cell) {
		assertThat(CsvCell.of(typed)).isEqualTo(cell);
	}

	@Test
	void doublesQuotes() {
		assertThat(CsvCell.of("the \"Bob\"\nline")).isEqualTo("\"the \"\"Bob\"\"\nline\"");
		assertThat(CsvCell.of("")).isEqualTo("\"\"");
	}

}
