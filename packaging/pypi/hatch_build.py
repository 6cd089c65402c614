"""Brings what the package runs from the repository around it: the bundle and the rules' pages have no copy here."""

from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# Where an sdist, which has no repository around it, keeps what was brought.
CARRIED = "program"


class BringProgram(BuildHookInterface):
    def initialize(self, version, build_data):
        carried = Path(self.root, CARRIED)
        source = carried if carried.is_dir() else Path(self.root).parents[1]
        # dist/cli.js looks for docs/ beside dist/.
        files = [source / "LICENSE"]
        files += [path for path in source.glob("dist/**/*") if path.is_file()]
        for page in ("rules/*.md", "troubleshooting.md"):
            files += [*source.glob(f"docs/{page}"), *source.glob(f"docs/*/{page}")]
        if not (source / "dist/cli.js").is_file():
            raise FileNotFoundError(f"{source / 'dist/cli.js'}: there is nothing to package")
        target = CARRIED if self.target_name == "sdist" else "late_patch"
        for path in files:
            name = path.relative_to(source).as_posix()
            # The bundle of the GitHub Action.
            if not name.startswith("dist/index."):
                build_data["force_include"][str(path)] = f"{target}/{name}"
