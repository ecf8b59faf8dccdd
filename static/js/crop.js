// A square frame on the photo, moved by finger, mouse or arrow keys; without this script three places are offered.
const SMALLEST = 200; // pixels of the photo, as on the server
const photo = document.querySelector("#photo");
const crop = document.querySelector(".crop");

function hidden(name) {
  const input = Object.assign(document.createElement("input"), { type: "hidden", name });
  crop.append(input);
  return input;
}

function start() {
  const { width, height } = { width: Number(photo.getAttribute("width")), height: Number(photo.getAttribute("height")) };
  const shorter = Math.min(width, height);
  const square = { side: shorter, left: (width - shorter) / 2, top: (height - shorter) / 2 };
  const inputs = { left: hidden("left"), top: hidden("top"), side: hidden("side") };
  const frame = Object.assign(document.createElement("button"), { type: "button", className: "crop-frame" });
  frame.setAttribute("aria-label", crop.dataset.textFrame);
  const corner = Object.assign(document.createElement("span"), { className: "crop-corner" });
  frame.append(corner);
  const size = Object.assign(document.createElement("input"), { type: "range", className: "crop-size" });
  Object.assign(size, { min: Math.min(SMALLEST, shorter), max: shorter, value: shorter });
  const label = document.createElement("label");
  label.className = "crop-size-label";
  label.append(crop.dataset.textSize, size);

  function place(left, top, side = square.side) {
    square.side = Math.round(Math.max(Number(size.min), Math.min(side, shorter)));
    square.left = Math.round(Math.max(0, Math.min(left, width - square.side)));
    square.top = Math.round(Math.max(0, Math.min(top, height - square.side)));
    for (const name of Object.keys(inputs)) inputs[name].value = square[name];
    size.value = square.side;
    frame.style.left = `${(square.left / width) * 100}%`;
    frame.style.top = `${(square.top / height) * 100}%`;
    frame.style.width = `${(square.side / width) * 100}%`;
  }

  function resize(side) {
    const shift = (square.side - side) / 2; // around its middle
    place(square.left + shift, square.top + shift, side);
  }

  frame.addEventListener("pointerdown", (down) => {
    const from = { ...square };
    const isCorner = down.target === corner;
    const scale = width / photo.clientWidth;
    frame.setPointerCapture(down.pointerId);
    const move = (event) => {
      const [right, below] = [(event.clientX - down.clientX) * scale, (event.clientY - down.clientY) * scale];
      if (isCorner) {
        const room = Math.min(width - from.left, height - from.top);
        place(from.left, from.top, Math.min(room, from.side + Math.max(right, below)));
      } else place(from.left + right, from.top + below);
    };
    frame.addEventListener("pointermove", move);
    frame.addEventListener("lostpointercapture", () => frame.removeEventListener("pointermove", move), { once: true });
  });
  frame.addEventListener("keydown", (event) => {
    const step = shorter / 50;
    const way = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key];
    if (!way) return;
    event.preventDefault();
    place(square.left + way[0], square.top + way[1]);
  });
  size.addEventListener("input", () => resize(Number(size.value)));
  crop.querySelector(".crop-places").replaceWith(label);
  photo.after(frame);
  place(square.left, square.top);
}

if (crop) start();
