// Builds what the browser and the printer need into one folder:
//   OUT/assets/  styles, script and images, each named by a hash of its content
//   OUT/fonts/   the typefaces that documents are printed with
// Usage: node build.mjs OUT
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2];
if (!out) throw new Error("say where to build: node build.mjs OUT");

const mojImages = join(here, "node_modules/@ministryofjustice/frontend/moj/assets/images");
const assets = join(out, "assets");
const fonts = join(out, "fonts");
for (const folder of [assets, fonts]) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}

const hashed = (name, bytes) => {
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 12);
  return `${basename(name, extname(name))}-${hash}${extname(name)}`;
};
const keep = (name, bytes) => {
  const file = hashed(name, bytes);
  writeFileSync(join(assets, file), bytes);
  return file;
};

function styles() {
  const { css } = sass.compile(join(here, "styles/chaperone.scss"), {
    loadPaths: [here],
    style: "compressed",
    sourceMap: false,
    quietDeps: true,
    logger: {
      // The packages warn about each other's older names; only our own lines are ours to mend.
      warn(message, { stack }) {
        if (!stack?.startsWith("node_modules")) console.error(`${message}\n${stack ?? ""}`);
      },
    },
  });
  // Both packages bring drawings inside the style sheet as data: addresses, or by path. The content security policy
  // allows pictures from our own address only, so both kinds become files of ours.
  const withFiles = css.replace(/url\(\s*(?:"([^"]*)"|'([^']*)'|([^)]*))\s*\)/g, (_, double, single, bare) => {
    const address = double ?? single ?? bare.trim();
    if (address.startsWith("/assets/images/")) {
      return `url("${keep(basename(address), readFileSync(join(mojImages, basename(address))))}")`;
    }
    const data = /^data:image\/svg\+xml(?:;charset=utf-?8|;utf8)?,(.*)$/is.exec(address);
    if (!data) throw new Error(`the style sheet points at ${address}, which is not part of it`);
    return `url("${keep("drawing.svg", Buffer.from(decodeURIComponent(data[1])))}")`;
  });
  for (const unwanted of ["GDS Transport", "crest", "@import"]) {
    if (withFiles.includes(unwanted)) throw new Error(`the style sheet contains "${unwanted}"`);
  }
  keep("chaperone.css", Buffer.from(withFiles));
}

function script() {
  const bundle = esbuild.buildSync({
    entryPoints: [join(here, "scripts/chaperone.js")],
    bundle: true,
    minify: true,
    format: "esm",
    target: ["es2020"],
    legalComments: "none",
    write: false,
  });
  keep("chaperone.js", Buffer.from(bundle.outputFiles[0].contents));
}

function images() {
  for (const name of readdirSync(join(here, "images"))) {
    keep(name, readFileSync(join(here, "images", name)));
  }
}

// Source Sans sets the text; the others stand in for the letters it lacks in people's names: Greek, Cyrillic and
// Devanagari (Noto Sans), Hebrew, Arabic, and emoji drawn in one colour.
const typefaces = [
  "source-sans-3/400Regular/SourceSans3_400Regular.ttf",
  "source-sans-3/400Regular_Italic/SourceSans3_400Regular_Italic.ttf",
  "source-sans-3/700Bold/SourceSans3_700Bold.ttf",
  "source-sans-3/700Bold_Italic/SourceSans3_700Bold_Italic.ttf",
  "noto-sans/400Regular/NotoSans_400Regular.ttf",
  "noto-sans/700Bold/NotoSans_700Bold.ttf",
  "noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf",
  "noto-sans-hebrew/700Bold/NotoSansHebrew_700Bold.ttf",
  "noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf",
  "noto-sans-arabic/700Bold/NotoSansArabic_700Bold.ttf",
  "noto-emoji/400Regular/NotoEmoji_400Regular.ttf",
];
function printing() {
  typefaces.forEach((path, index) => {
    const order = String(index).padStart(2, "0");
    copyFileSync(join(here, "node_modules/@expo-google-fonts", path), join(fonts, `${order}-${basename(path)}`));
  });
}

styles();
script();
images();
printing();
