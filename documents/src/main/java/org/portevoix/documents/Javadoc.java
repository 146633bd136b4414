package org.portevoix.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import org.jspecify.annotations.Nullable;

/**
 * What the sources say about types, their components and their methods, so that a
 * document for others repeats what is written for ourselves.
 */
public final class Javadoc {

	private final Map<String, String> texts = new HashMap<>();

	private Javadoc() {
	}

	/** Reads all sources below directories, by paths from the module's own. */
	public static Javadoc of(String... directories) {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		Javadoc javadoc = new Javadoc();
		try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
			List<Path> sources = Stream.of(directories).map(Path::of).flatMap(Javadoc::sources).toList();
			JavacTask task = (JavacTask) compiler.getTask(null, files, (_) -> {
			}, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
			DocTrees trees = DocTrees.instance(task);
			for (CompilationUnitTree unit : task.parse()) {
				javadoc.new Reading(trees).scan(unit, "");
			}
			return javadoc;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** What stands above a type. */
	public Optional<String> type(Class<?> type) {
		return Optional.ofNullable(this.texts.get(name(type)));
	}

	/** What a type says about a component of it. */
	public Optional<String> component(Class<?> type, String component) {
		return Optional.ofNullable(this.texts.get(name(type) + "#" + component));
	}

	/** What stands above a method; overloads are not told apart. */
	public Optional<String> method(Class<?> type, String method) {
		return Optional.ofNullable(this.texts.get(name(type) + "#" + method + "()"));
	}

	private static String name(Class<?> type) {
		return type.getName().replace('$', '.');
	}

	private static Stream<Path> sources(Path directory) {
		try (Stream<Path> paths = Files.walk(directory)) {
			return paths.filter((path) -> path.toString().endsWith(".java")).sorted().toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Goes through one file; what is handed down is the name of the type around. */
	private final class Reading extends TreePathScanner<@Nullable Void, String> {

		private final DocTrees trees;

		private Reading(DocTrees trees) {
			this.trees = trees;
		}

		@Override
		public @Nullable Void visitClass(ClassTree type, String around) {
			String name = around.isEmpty() ? packageName() + type.getSimpleName() : around + "." + type.getSimpleName();
			keep(name, "#");
			return super.visitClass(type, name);
		}

		@Override
		public @Nullable Void visitMethod(MethodTree method, String around) {
			keep(around + "#" + method.getName() + "()", "/");
			return super.visitMethod(method, around);
		}

		private String packageName() {
			return getCurrentPath().getCompilationUnit().getPackageName() + ".";
		}

		private void keep(String name, String separator) {
			DocCommentTree comment = this.trees.getDocCommentTree(getCurrentPath());
			if (comment == null) {
				return;
			}
			Javadoc.this.texts.put(name, text(comment.getFullBody()));
			for (DocTree tag : comment.getBlockTags()) {
				if (tag instanceof ParamTree param && !param.isTypeParameter()) {
					Javadoc.this.texts.put(name + separator + param.getName(), text(param.getDescription()));
				}
			}
		}

		private static String text(List<? extends DocTree> parts) {
			return parts.stream().map(Reading::text).collect(Collectors.joining()).replaceAll("\\s+", " ").strip();
		}

		private static String text(DocTree part) {
			return switch (part) {
				case LiteralTree literal -> literal.getBody().getBody();
				case LinkTree link when link.getLabel().isEmpty() -> link.getReference().getSignature();
				case LinkTree link -> text(link.getLabel());
				case DocTree other -> other.toString();
			};
		}

	}

}
